"""Programs that a zygote runs first, so that no worker is the first to need a module, a table or a page of memory.

What torch itself sets up at a first call is in `core.sandbox.warm_up`; here is what the engine, NumPy, pandas and
Python import when they are first used, and what explains a mistake.
"""

from __future__ import annotations

from core.sandbox.answer_messages import AnswersJob
from core.sandbox.field_messages import OPTIMIZERS, Descent, FieldJob, Grid
from core.sandbox.messages import ExploreJob
from core.sandbox.table_messages import TableJob

WARM_UP = ExploreJob(
    "import torch\n"
    "x = torch.arange(4.0, requires_grad=True)\n"
    "def f(a):\n"
    "    return 2 * torch.dot(a, a)\n"
    "z = 0\n"
    "for i in range(2):\n"
    "    z = z + (x @ x - f(x)) ** 2 + torch.relu(x).sum()\n"
    "print(z)\n"
    "z.backward()\n"
    "x.grad\n"
)
"""A program that touches what most programs touch; every worker runs it before its job arrives."""

WARM_UP_FIELD = FieldJob(
    "import torch\ndef f(x):\n    return (x * x).sum() + torch.sin(x[0]) / (1 + x[1] ** 2)\n",
    variables=2,
    spread=False,
    grid=Grid((0, 1), (-1.0, -1.0), (1.0, 1.0), (5, 5), (0.0, 0.0)),
    points=bytes(32),
    hessians=1,
    descents=tuple(Descent(name, (1.0, 1.0), 0.1, 2) for name in OPTIMIZERS),
)
ONE_BY_ONE = "import torch\ndef f(x):\n    return x.norm() if x[0] > 0 else -x.sum()\n"
"""A function that cannot be batched: vmap's complaint is one more thing that imports."""

WARM_UP_TABLES = TableJob(
    "import numpy as np\n"
    "import pandas as pd\n"
    "import torch\n"
    "d = pd.read_csv('a.csv')\n"
    "a, b = d.iloc[:, 0:2], d.iloc[:, 2]\n"
    "a = a.fillna(a.mean(numeric_only=True))\n"
    "a = pd.get_dummies(a, dummy_na=True)\n"
    "when = pd.to_datetime(pd.Series(['2026-01-01', None]))\n"
    "X, y, z = torch.tensor(a.to_numpy(dtype=float)), torch.tensor(b.to_numpy()), np.arange(4.0)\n",
    file="a.csv",
    content=b"n,t,y\nNA,a,1\n2,,2.5\n4,a,3\n",
    count=2,
)

WARM_UP_ANSWERS = AnswersJob(
    "import torch\n",
    ("A = torch.ones(2, 3)\n",),
    ("def f(A):\n    return A.sum(axis=0)\nB = A.numpy()\n",),
    ("f(A)", "B", "f(2)", "(A.shape, [1.5], {'a': torch.float32}, None, True, 'a', B[0, 0])"),
    generator="def instance(size):\n    return {'A': torch.randn(2, 3 + size), 'n': [1, 0.5]}\n",
    count=1,
)

_OF_THE_ENGINE = (
    "梯度 = 1\nprint(f'{梯度:.2f}')\n1 / 0\n",  # names beyond ASCII, and a message of Python
    "import torch\nx = torch.ones(2, requires_grad=True)\ny = x * x\ny\n",  # not a scalar: a repair is tried
    "import torch\ntorch.ones(2) + torch.ones(3)\n",  # a message of torch, and repairs
    "import torch\nfrom torch import nn\nnn.Linear(3, 2)(torch.ones(2, 4))\n",
    "import torch\nx = torch.ones(2, requires_grad=True)\nx += 1\n",
    "import numpi\n",
    "x = (\n",
    "for i in range(3)\n    print(i)\n",
    "while True:\n    pass\n",
    "import torch\ntorch.zeros(100_000, 100_000)\n",
    "from torch import nn\nclass Net(nn.Module):\n    def forward(self, x):\n        return self.scale(x)\nNet()(1)\n",
)

_OF_ARRAYS = """
import numpy as np
import torch
a = np.random.rand(2, 2)
np.median(a) + np.linalg.inv(a + 3 * np.eye(2))
print(a, np.unique(a), a.std(), np.polyfit([1, 2, 3], [1, 2, 3], 1), np.random.default_rng(0).normal(size=2))
np.savez('a.npz', a=a)
np.load('a.npz')['a']
np.savetxt('a.txt', a)
np.loadtxt('a.txt')
torch.from_numpy(a).numpy()
"""

_OF_TABLES = """
import os
import numpy as np
import pandas as pd
import torch
os.makedirs(os.path.join('..', 'data'), exist_ok=True)
with open('a.csv', 'w') as f:
    f.write('n,t\\nNA,a\\n2,\\n4,a')
d = pd.read_csv('a.csv')
print(d, d['n'], d.iloc[0], d.dtypes, d.columns, d.isna().sum(), d.describe(include='all'))
d.info()
x = d.iloc[:, 0:1]
x = x.fillna(x.mean())
y = pd.get_dummies(d, dummy_na=True)
e = pd.concat([d, d]).dropna(thresh=1).drop(columns='t').sort_values('n').reset_index(drop=True)
d['n'].value_counts(), d.idxmax(numeric_only=True), pd.Series([1, 2]) + 1, d.drop_duplicates(), d.sample(1)
print(d.groupby('t').mean(), d.pivot_table(index='t', values='n'), d.merge(d, on='n'), d.corr(numeric_only=True))
d['n'].rolling(2).mean(), pd.cut(d['n'], 2), d['t'].str.upper(), d['t'].astype('category'), d.query('n > 1'), d.melt()
pd.date_range('2020', periods=3), pd.to_datetime(['2020-01-01']), d.to_dict(), d.to_json(), d.to_html(), d.to_string()
d.loc[0, 'n'] = 1
d.rename(columns={'n': 'm'}).astype({'m': float}).round()
d.apply(lambda c: c)
d.to_csv('b')
torch.tensor(y.to_numpy(dtype=float))
for row in d.iterrows():
    print(row)
y
"""

_OF_PYTHON = """
import argparse, copy, csv, datetime, gzip, io, json, logging, math, pickle, pprint, random, statistics, tempfile, time
import uuid, zipfile
class Point:
    pass
copy.deepcopy(pickle.loads(pickle.dumps([Point(), {1: b'1'}])))
argparse.ArgumentParser().parse_args([])
datetime.datetime.strptime('2020', '%Y').strftime('%c')
json.loads(json.dumps({'a': [1.5]}, indent=1))
logging.warning('a')
pprint.pprint({'a': 1})
statistics.mean([1, 2]), uuid.uuid4(), time.strftime('%c'), random.random(), math.pi
with gzip.open('a.gz', 'wt') as f:
    f.write('a')
with zipfile.ZipFile('a.zip', 'w') as f:
    f.writestr('a', 'b')
tempfile.mkdtemp(), list(csv.reader(io.StringIO('a,b')))
"""

_MISTAKEN_TABLE = "import pandas as pd\npd.DataFrame({'a': [1]})['b']\n"

FIRST_PROGRAMS = tuple(
    ExploreJob(source) for source in (*_OF_THE_ENGINE, _OF_ARRAYS, _OF_TABLES, _MISTAKEN_TABLE, _OF_PYTHON)
)
"""Programs after which nothing is left to import."""

OF_FORMULAS = ExploreJob("""
import numpy as np
import sympy
import torch
from sympy import Matrix, Rational, Symbol, cos, diff, exp, integrate, log, sin, sqrt, symbols
x, y = symbols('x y')
p = symbols('p', positive=True)
c = 2 * x + y
formula = 4 * x ** 3 + x ** 2 + 3 - exp(sin(x)) / x + log(x ** 2) * cos(x) + sqrt(x * x + y) + abs(x) + sympy.tanh(x)
derivative = diff(formula, x)
print(formula, derivative, derivative.subs(x, 1), sympy.count_ops(derivative))
print(derivative.subs(x, Rational(1, 3)).evalf(), float(c.subs({x: 1, y: 2})), bool(x == y), x > 0)
sympy.latex(derivative), sympy.pretty(derivative), str(derivative), repr(c)
sympy.simplify(sin(x) ** 2 + cos(x) ** 2), sympy.expand((x + y) ** 3), sympy.factor(x ** 2 - 1)
sympy.cancel((x ** 2 - 1) / (x - 1)), sympy.solve(x ** 2 - 2, x), sympy.limit(sin(x) / x, x, 0)
sympy.series(exp(x), x, 0, 4), integrate(x * exp(x), x)
f = sympy.lambdify((x, y), c)
f(torch.ones(2, 1), torch.ones(2, 1)), f(np.ones(2), 1.0)
sympy.lambdify(x, sin(x), 'numpy')(1.0), sympy.lambdify(x, sin(x), 'math')(1.0)
A = Matrix([[1, 2], [3, x]])
A.T * A, A.det(), A.inv(), Matrix([x * y, x + y]).jacobian([x, y]), sympy.hessian(x * y ** 2, (x, y))
try:
    if x > 0:
        pass
except TypeError as error:
    print(error)
c
""")
"""What SymPy imports when it first computes."""
