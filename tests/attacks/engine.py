"""Programs that attack the engine around them: its recorder, its frames, its modules and its reply.

Such a program owns its process, so it may spoil its own record in any way; the server believes nothing that it sends.
"""

from __future__ import annotations

_FIND = "import gc, sys, torch\nfound = [one for one in gc.get_objects() if type(one).__module__.startswith('core.')]\n"

_SPECIAL = (
    "__repr__", "__eq__", "__hash__", "__getattr__", "__getattribute__", "__len__", "__iter__", "__bool__", "__str__",
    "__format__", "__index__", "__torch_function__", "__array__", "__reduce_ex__", "__del__",
)  # fmt: skip

ENGINE = {
    # --- the recorder
    "the recorder's attributes are taken": (
        f"{_FIND}for one in found:\n    getattr(one, '__dict__', {{}}).clear()\ntorch.ones(2) + 1"
    ),
    "the recorder's attributes are numbers": (
        f"{_FIND}for one in found:\n    for name in list(getattr(one, '__dict__', {{}})):\n"
        "        one.__dict__[name] = 7\n"
        "torch.ones(2) + 1"
    ),
    "the recorder's lists are emptied": (
        f"{_FIND}x = torch.ones(2, requires_grad=True)\ny = (x * x).sum()\nfor one in gc.get_objects():\n"
        "    if type(one) is list and one and type(one[0]).__module__.startswith('core.'): one.clear()\ny.backward()"
    ),
    "the recorder's lists are doubled": (
        f"{_FIND}x = torch.ones(2, requires_grad=True)\ny = (x * x).sum()\nfor one in gc.get_objects():\n"
        "    if type(one) is list and one and type(one[0]).__module__.startswith('core.'): one.extend(list(one))\n"
        "y.backward()"
    ),
    "the recorder's dictionaries are emptied": (
        f"{_FIND}x = torch.ones(2, requires_grad=True)\nfor one in found:\n"
        "    for value in list(getattr(one, '__dict__', {}).values()):\n        if type(value) is dict: value.clear()\n"
        "(x * x).sum().backward()"
    ),
    "a mode of its own": (
        "import torch\nfrom torch.overrides import TorchFunctionMode\nclass M(TorchFunctionMode):\n"
        "    def __torch_function__(self, f, t, a=(), k=None): return 7\nM().__enter__()\nx = torch.ones(2)\nx + 1"
    ),
    "the recorder's mode is left": (
        "import torch\nfrom torch.overrides import _pop_mode\n_pop_mode()\n"
        "x = torch.ones(2, requires_grad=True)\n(x * 2).sum()"
    ),
    "a dispatch mode that lies": (
        "import torch\nfrom torch.utils._python_dispatch import TorchDispatchMode\nclass M(TorchDispatchMode):\n"
        "    def __torch_dispatch__(self, f, t, a=(), k=None): raise KeyboardInterrupt\nM().__enter__()\ntorch.ones(2)"
    ),
    "nodes are forged": (
        "import sys\nfor name, module in list(sys.modules.items()):\n    if name == 'core.trace.records':\n"
        "        for kind in vars(module).values():\n            if isinstance(kind, type): kind.__init__ = None\n1 + 1"
    ),
    "the writer of the reply": (
        "import sys\nmessages = sys.modules['core.sandbox.messages']\nmessages.framed = lambda *a: b'\\xff' * 9\n1 + 1"
    ),
    "the reply is one giant text": (
        "import sys\nmessages = sys.modules['core.sandbox.messages']\njob = sys.modules['core.sandbox.job']\n"
        "job.framed = lambda *a: b'\\0\\xff\\xff\\xff' + b'a' * 0xffffff\n1 + 1"
    ),
    "the reply never comes": "import sys\nsys.modules['core.sandbox.job'].answer = lambda *a: b''\n1 + 1",
    "the finish never ends": (
        "import sys\nfor name, module in list(sys.modules.items()):\n    if name.startswith('core.recording.finish'):\n"
        "        module.__dict__.clear()\n1 + 1"
    ),
    # --- frames and code
    "frames up to the engine": (
        "import sys\nframe = sys._getframe()\nwhile frame:\n    last, frame = frame, frame.f_back\n"
        "last.f_globals.clear()"
    ),
    "the engine's variables": (
        "import sys\nframe = sys._getframe(1)\nwhile frame:\n    for name in list(frame.f_globals):\n"
        "        if not name.startswith('__'): frame.f_globals[name] = None\n    frame = frame.f_back"
    ),
    "the counter of steps": (
        "import sys\nfor name in list(globals()):\n"
        "    if name not in ('sys', 'name'): globals()[name] = lambda *a, **k: 0\n"
        "while True: pass"
    ),
    "a code of its own": "exec(compile('while True: pass', 'x', 'exec'))",
    "a trace function that raises": (
        "import sys\ndef f(*a): raise MemoryError\nsys.settrace(f)\nsys.setprofile(f)\n1 + 1"
    ),
    "a hook on imports": (
        "import sys, builtins\nbuiltins.__import__ = None\nsys.meta_path.clear()\nsys.path_hooks.clear()\n"
        "import torch"
    ),
    # --- modules
    "torch is none": (
        "import sys, torch\nfor name in list(sys.modules):\n"
        "    if name.startswith('torch'): sys.modules[name] = None\n1 + 1"
    ),
    "torch is empty": (
        "import torch\ntorch.Tensor.__repr__ = torch.Tensor.detach = torch.Tensor.shape = None\n"
        "x = torch.ones(2)\nx"
    ),
    "torch counts wrong": (
        "import torch\ntorch.Tensor.numel = lambda s: -1\ntorch.Tensor.size = lambda s: 'x'\n"
        "x = torch.ones(2)\nx * 2"
    ),
    "msgspec is gone": "import sys\nsys.modules['msgspec'].__dict__.clear()\n1 + 1",
    "builtins lie": (
        "import builtins\nbuiltins.isinstance = lambda *a: True\nbuiltins.len = lambda *a: -1\n"
        "builtins.type = None\nx = 1"
    ),
    "builtins are gone": "import builtins\nbuiltins.__dict__.clear()\nx = 1",
    "os is gone": "import sys\nsys.modules['os'].__dict__.clear()\n1 + 1",
    # --- objects that are left
    **{
        f"an endless {name}": (
            f"class A:\n    def {name}(self, *a, **k):\n        while True: pass\nx = A()\ny = [x, {{1: x}}]\nx"
        )
        for name in _SPECIAL
    },
    **{
        f"a {name} that raises": (
            f"class E(BaseException): pass\nclass A:\n    def {name}(self, *a, **k): raise E\nx = A()\n[x]\nx"
        )
        for name in _SPECIAL
    },
    "a class that is a lie": "class A:\n    __class__ = property(lambda s: 1 / 0)\nx = A()\nx",
    "a class that calls itself a tensor": "import torch\nclass A:\n    __class__ = torch.Tensor\nx = A()\nx",
    "a metaclass": (
        "class M(type):\n    def __instancecheck__(c, o): raise SystemExit\n"
        "    def __eq__(c, o): raise SystemExit\n    def __hash__(c): raise SystemExit\n"
        "class A(metaclass=M): pass\nx = A()\nx"
    ),
    "a metaclass of repr": "class M(type):\n    def __repr__(c): return 'x' * 10 ** 9\nclass A(metaclass=M): pass\nA",
    "a text that is no text": (
        "class S(str):\n    def __str__(s): return s\n    def __len__(s): return -1\n"
        "    def encode(s, *a): return b''\nx = S('a')\nprint(x)\nx"
    ),
    "a number that is no number": (
        "class I(int):\n    def __int__(s): return 1 / 0\n    def __index__(s): return 10 ** 99\nx = I(7)\nx"
    ),
    "a tensor that is a lie": (
        "import torch\nclass T(torch.Tensor):\n    shape = property(lambda s: (10 ** 9,))\n"
        "    def tolist(s): raise SystemExit\nx = torch.ones(2).as_subclass(T)\nx * 2"
    ),
    "names that are markup": "globals()['<script>alert(1)</script>'] = 1\nglobals()['`](javascript:0)'] = 2\nx = 3",
    "names that are no names": "for i in range(2000): globals()['\\udfff' * 100 + str(i)] = i",
    "variables that are no texts": "globals()[7] = 1\nglobals()[None] = 2\nx = 3",
    # --- ends
    "an exit": "import os\nos._exit(0)",
    "an exit by exception": "raise SystemExit(3)",
    "an exception of its own": "class E(BaseException): pass\nraise E('x')",
    "an exception without words": "class E(Exception):\n    def __str__(s): raise E\n    __repr__ = __str__\nraise E",
    "an exception with a chain": "e = ValueError(1)\ne.__cause__ = e\ne.__context__ = e\nraise e",
    "an exception that is huge": "raise ValueError('x' * 10 ** 8)",
    "an exception that is markup": "raise ValueError('<img src=x onerror=alert(1)>\\n' * 99)",
    "a group of exceptions": "raise BaseExceptionGroup('x', [ValueError(1), KeyboardInterrupt()])",
    "limits that are swallowed": "while True:\n    try:\n        while True: x = 1\n    except BaseException: pass",
    "limits that are swallowed at the end": (
        "def f():\n    try:\n        while True: x = 1\n    finally:\n        f()\nf()"
    ),
    "a generator that will not close": (
        "def g():\n    while True:\n        try: yield\n        except BaseException: pass\nx = g()\n"
        "next(x)\ndel x"
    ),
    "a handler at the end": (
        "import atexit, weakref\natexit.register(lambda: 1 / 0)\nclass A: pass\na = A()\n"
        "weakref.finalize(a, print, 1 / 1)"
    ),
    "threads": (
        "import threading\nfor i in range(99):\n    try: threading.Thread(target=lambda: None).start()\n"
        "    except RuntimeError: pass"
    ),
    "a thread that was there": (
        "import threading\nfor one in threading.enumerate(): one._target = one.run = None\n1 + 1"
    ),
    "the watch is stopped": (
        "import sys, gc\nfor one in gc.get_objects():\n"
        "    if type(one).__name__ in ('Event', 'Condition', 'Watch'):\n"
        "        getattr(one, '__dict__', {}).clear()\nwhile True: pass"
    ),
    "recursion in the engine": "import sys\nsys.setrecursionlimit(60)\ndef f(n): return n and f(n - 1)\nf(20)",
    "recursion without a limit": "import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(): f()\nf()",
    "a garbage collector that runs": (
        "import gc\ngc.enable()\ngc.set_threshold(1, 1, 1)\ngc.callbacks.append(lambda *a: 1 / 0)\n"
        "x = [[] for i in range(999)]"
    ),
    "a signal at every step": (
        "import signal\nsignal.signal(signal.SIGALRM, lambda *a: 1 / 0)\nsignal.raise_signal(signal.SIGALRM)"
    ),
    "prints without end": "while True: print('x' * 10 ** 6)",
    "prints that are no text": "import sys\nsys.stdout = None\nprint(1)\nsys.stdout = 7\nprint(2)",
    "prints by its own": "import sys\nsys.__stdout__.write('x')\nsys.stdout.buffer.write(b'\\xff')",
    "a page that is shared": (
        "import sys, gc, mmap\nfor one in gc.get_objects():\n"
        "    if isinstance(one, mmap.mmap): one[:] = b'\\xff' * len(one)\n1 + 1"
    ),
}  # fmt: skip
