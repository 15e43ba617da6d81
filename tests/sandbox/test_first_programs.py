"""After the programs that a zygote runs first, other programs import nothing: a confined worker can open no file."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.program import mistake_programs, programs
from tools.serving import ROOT

LATE = """
import datetime, json, sys, warnings
warnings.simplefilter("ignore")
from core.sandbox import job
from core.sandbox.messages import ExploreJob
job.warm("light")
before = set(sys.modules)
for text in json.load(sys.stdin):
    job.body(ExploreJob("import torch\\nfrom torch import nn\\nimport numpy as np\\nimport pandas as pd\\n" + text))
print(sorted(set(sys.modules) - before))
"""

OTHERS = [
    "pd.DataFrame({'a': [1, 2], 't': ['x', 'y']}).groupby('t').agg(['mean', 'std']).to_html()",
    "nn.Transformer(4, 2, 1, 1, 8)(torch.ones(2, 1, 4), torch.ones(2, 1, 4)).sum().backward()",
    "torch.func.hessian(lambda x: (x ** 3).sum())(torch.ones(2))",
    "import torch.masked as m\nm.masked_tensor(torch.ones(2), torch.tensor([True, False])) + 1",
    "torch.distributions.MultivariateNormal(torch.zeros(2), torch.eye(2)).rsample()",
    "from torch.fx import symbolic_trace\nprint(symbolic_trace(nn.Linear(1, 1)).graph)",
    "import datetime\ndatetime.datetime.strptime('2020', '%Y'), 'é'.encode('latin-1'), 'x'.encode('idna')",
    "import pickle\nclass A:\n    pass\npickle.loads(pickle.dumps(A()))",
    "np.testing.assert_allclose(1, 2)",
]


def test_no_program_is_the_first_to_import_something() -> None:
    texts = [text for module in (programs, mistake_programs) for text in _texts(module)][::6] + OTHERS
    done = subprocess.run(
        [sys.executable, "-c", LATE], cwd=ROOT, input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert done.stdout.splitlines()[-1] == "[]" and len(texts) > 60


def _texts(module: object) -> list[str]:
    """Every program in a module of programs."""
    found: list[str] = []
    waiting: list[object] = [value for name, value in vars(module).items() if name.isupper()]
    while waiting:
        match waiting.pop():
            case str() as text if "(" in text:
                found.append(text)
            case dict() as texts:
                waiting += texts.values()
            case list() | tuple() as texts:
                waiting += texts
    return sorted(found)
