"""The modules that a program may import: what a worker has loaded before its walls close. One line a module.

A worker opens no file, so nothing can be imported in it that is not there already. A name here offers the module and
everything inside it that the module itself has loaded.
"""

from __future__ import annotations

LIGHT = (
    # torch
    "torch", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.utils", "torch.nn.utils.rnn",
    "torch.nn.utils.parametrize", "torch.nn.utils.parametrizations", "torch.nn.utils.prune",
    "torch.optim", "torch.optim.lr_scheduler", "torch.optim.swa_utils", "torch.utils.data", "torch.utils.checkpoint",
    "torch.autograd", "torch.autograd.functional", "torch.autograd.forward_ad", "torch.autograd.gradcheck",
    "torch.autograd.graph", "torch.autograd.profiler",
    "torch.func", "torch.distributions", "torch.fft", "torch.linalg", "torch.special", "torch.sparse", "torch.nested",
    "torch.amp", "torch.cuda", "torch.cuda.amp", "torch.backends", "torch.random", "torch.overrides",
    "torch.testing", "torch.jit", "torch.profiler", "torch.masked", "torch.nn.attention",
    "torch.utils.flop_counter", "torch.fx",
    "torch.library",
    # NumPy and pandas
    "numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.polynomial", "numpy.testing", "numpy.typing",
    "numpy.ma", "numpy.lib.stride_tricks", "pandas",
    "graphviz",
    # the book, and what notebooks bring along
    "d2l", "d2l.torch", "IPython", "IPython.display", "matplotlib_inline", "matplotlib_inline.backend_inline",
    # stand-ins for what fetches data: importing works, fetching says that there is no network
    "torchvision", "torchvision.datasets", "torchvision.transforms", "torchvision.models", "torchvision.utils",
    "torchtext", "torchtext.datasets", "torchaudio", "requests",
    # Python's own library, as far as it needs no files, no network and no processes
    "__future__", "abc", "argparse", "array", "ast", "base64", "binascii", "bisect", "builtins", "calendar", "cmath",
    "codecs", "collections", "collections.abc", "colorsys", "concurrent.futures", "contextlib", "contextvars", "copy",
    "copyreg", "cProfile", "csv", "dataclasses", "datetime", "decimal", "difflib", "dis", "doctest", "encodings",
    "enum", "errno", "fnmatch", "fractions", "functools", "gc", "getpass", "glob", "graphlib", "gzip", "hashlib",
    "heapq", "hmac", "html", "html.entities", "html.parser", "inspect", "io", "itertools", "json", "keyword",
    "linecache", "locale", "logging", "math", "multiprocessing", "numbers", "operator", "os", "os.path", "pathlib",
    "pickle", "platform", "pprint", "profile", "pstats", "queue", "random", "re", "reprlib", "sched", "secrets",
    "shutil", "signal", "statistics", "string", "struct", "sys", "tarfile", "tempfile", "textwrap", "threading", "time",
    "timeit", "token", "tokenize", "traceback", "types", "typing", "typing_extensions", "unicodedata", "unittest",
    "unittest.mock", "urllib.error", "urllib.parse", "urllib.request", "uuid", "warnings", "weakref", "zipfile", "zlib",
)  # fmt: skip
"""In every worker."""

HEAVY = (
    "matplotlib", "matplotlib.pyplot", "matplotlib.animation", "matplotlib.cm", "matplotlib.colors",
    "matplotlib.gridspec", "matplotlib.lines", "matplotlib.patches", "matplotlib.ticker", "mpl_toolkits.mplot3d",
    "mpl_toolkits.axes_grid1", "pylab",
    "PIL", "PIL.Image", "einops", "einops.layers.torch", "tqdm", "tqdm.auto", "tqdm.notebook", "sympy",
)  # fmt: skip
"""In workers of their own, which start when a program first imports one of these."""

OPTIONAL = (
    "scipy", "scipy.linalg", "scipy.optimize", "scipy.special", "scipy.stats", "scipy.integrate", "scipy.signal",
    "sklearn", "sklearn.datasets", "sklearn.linear_model", "sklearn.metrics", "sklearn.model_selection",
    "sklearn.preprocessing", "seaborn",
)  # fmt: skip
"""Beside those, where they are installed."""

INTERNAL = ("__main__", "_codecs", "_strptime")
"""What Python's own C code imports while a program runs: for pickles, for bytes, for `datetime.strptime`."""

OFFERED = frozenset((*LIGHT, *HEAVY, *OPTIONAL))
ROOTS = frozenset(name.split(".")[0] for name in (*OFFERED, *INTERNAL))
HEAVY_ROOTS = frozenset(name.split(".")[0] for name in (*HEAVY, *OPTIONAL))
