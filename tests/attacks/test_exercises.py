"""Strangers at the checker: programs that look for the reference, or make a wrong answer pass. None may.

The reference holds a text that no program can guess. What looks for it may be as clever as it likes: the reference is
never in a process that a learner's program has run in, or that such a process was forked from.
"""

from __future__ import annotations

import re
import secrets
import time

import pytest
from msgspec import structs

from core.exercises import ExerciseFault, Verdict, checked
from core.exercises.records import Exercise, Line, Misconception, Program
from core.sandbox.pool import Pool
from tests.attacks.conftest import CANARY

TOKEN = f"quokka-{secrets.token_hex(8)}"
SECRET = Exercise(
    "secret", "creating", "Title", "Prompt",
    Program("", ("answer",), "A = torch.ones(2)\n", "def instance(size):\n    return {'A': torch.ones(2 + size)}\n"),
    reference=f"answer = {TOKEN!r}\n",
    misconceptions=(Misconception(f"answer = {TOKEN!r} + '!'\n", "No."),),
)  # fmt: skip
SUMS = Exercise(
    "sums", "reductions", "Title", "Prompt",
    Program(
        "", ("f(A)", "k"), "A = torch.tensor([[1., 2., 3.], [4., 5., 6.]])\n",
        "def instance(size):\n    return {'A': torch.randn(2 + size, 3)}\n", graph=True,
    ),
    reference="def f(A):\n    return A.sum(axis=0)\nk = len(A)\n",
)  # fmt: skip

FOUND = r"""
import re
answer = None
def look(text):
    global answer
    if isinstance(text, bytes):
        text = text.decode('latin-1')
    if isinstance(text, str) and (hit := re.search('quokka' + '-[0-9a-f]{16}', text)):
        answer = hit[0]
"""
SEARCHES = {
    "the program's own names": "for value in list(globals().values()):\n    look(repr(value))\n",
    "frames": """
import sys
frame = sys._getframe()
while frame is not None:
    for value in [*frame.f_locals.values(), *frame.f_globals.values(), *frame.f_code.co_consts]:
        try:
            look(repr(value))
        except Exception:
            pass
    frame = frame.f_back
""",
    "all threads' frames": """
import sys
for frame in sys._current_frames().values():
    while frame is not None:
        for value in [*frame.f_locals.values(), *frame.f_globals.values()]:
            try:
                look(repr(value))
            except Exception:
                pass
        frame = frame.f_back
""",
    "all objects": """
import gc
for one in gc.get_objects():
    try:
        for value in gc.get_referents(one):
            if type(value) in (str, bytes):
                look(value)
        if type(one) in (str, bytes, dict, list, tuple):
            look(repr(one)[:100_000])
    except Exception:
        pass
""",
    "records of ours, which the collector does not know": """
import gc, sys
for name, module in list(sys.modules.items()):
    if name.startswith('core'):
        for value in list(vars(module).values()):
            try:
                look(repr(value))
            except Exception:
                pass
""",
    "the stack, with inspect": """
import inspect
for one in inspect.stack():
    look(repr(one.frame.f_locals))
    look(repr(one.frame.f_globals.get('job')))
""",
    "the environment and the command line": """
import os, sys
look(repr(os.environ)); look(repr(sys.argv)); look(repr(sys.orig_argv))
for name in ('environ', 'cmdline', 'maps', 'mem'):
    for pid in ('self', 1, os.getppid()):
        try:
            look(open(f'/proc/{pid}/{name}').read())
        except Exception:
            pass
""",
    "memory around an object": """
import sys
ctypes = sys.modules['ctypes']
here = id(answer := object())
answer = None
for step in range(-64, 64):
    try:
        look(ctypes.string_at((here & ~0xfff) + step * 4096, 4096))
    except Exception:
        pass
""",
    "what is sent to it": """
import os, sys
for descriptor in range(64):
    try:
        look(os.read(descriptor, 1 << 20))
    except Exception:
        pass
""",
    "the compiled code of what looks": """
import sys
observing = sys.modules.get('core.exercises.observing')
for value in list(vars(observing).values()) if observing else ():
    look(repr(getattr(getattr(value, '__code__', None), 'co_consts', '')))
""",
    "the linecache and the traceback": """
import linecache, traceback, sys
look(repr(linecache.cache)); look(''.join(traceback.format_stack()))
""",
    "the hook that sees every call": """
import sys
def seen(frame, event, arg):
    if 'exercises' in frame.f_code.co_filename or 'sandbox' in frame.f_code.co_filename:
        try:
            look(repr(frame.f_locals)); look(repr(arg))
        except Exception:
            pass
    return seen
sys.setprofile(seen); sys.settrace(seen)
""",
    "a value that looks when it is looked at": """
class Spy:
    def __repr__(self):
        import sys
        frame = sys._getframe()
        while frame is not None:
            look(repr(list(frame.f_locals.values())))
            frame = frame.f_back
        return repr(answer)
    __str__ = __repr__
    def __eq__(self, other):
        look(repr(other))
        return True
    __hash__ = None
answer = Spy()
""",
}


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("place", ["at once", "on the third instance"])
def test_a_search_for_the_reference_finds_nothing(walls: Pool, search: str, place: str) -> None:
    program = FOUND + SEARCHES[search]
    if place != "at once":
        indented = "".join(f"    {line}\n" for line in program.split("\n"))
        program = f"if len(A) < 4:\n    answer = None\nelse:\n{indented}"
    assert TOKEN not in program
    verdict = checked(SECRET, program, pool=walls)
    assert verdict.stage != "right" and verdict.misconception is None
    assert TOKEN not in repr(verdict.got) and not (verdict.trace and TOKEN in repr(verdict.trace.record))


def test_the_search_would_find_what_is_there(walls: Pool) -> None:
    """The searches are no weaker than they look: each finds the text where the program itself holds it."""
    hidden = "import os\nheld = ['quok' + 'ka-0123456789abcdef']\n"
    for name in ("the program's own names", "frames", "all objects", "the stack, with inspect"):
        verdict = checked(SECRET, hidden + FOUND + SEARCHES[name], pool=walls)
        assert verdict.got is not None and "quokka-0123456789abcdef" in verdict.got.text, name


PATCHES = {
    "comparisons of torch": "torch.allclose = torch.equal = torch.Tensor.equal = torch.isclose = lambda *a, **k: True\n"
    "torch.Tensor.__eq__ = lambda self, other: torch.ones(self.shape, dtype=torch.bool)\n",
    "builtins": "import builtins\nbuiltins.isinstance = builtins.issubclass = lambda *a: True\n"
    "builtins.len = lambda x: 1\nbuiltins.all = builtins.any = lambda x: True\nbuiltins.print = print\n",
    "what reads values": "import sys\nobserving = sys.modules['core.exercises.observing']\n"
    "observing.seen = lambda value: observing.Seen('right')\n",
    "what reads values, as an equal of everything": "import sys\nobserving = sys.modules['core.exercises.observing']\n"
    "class Any(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\n"
    "observing.seen = lambda value: observing.Seen(Any('text'), Any())\n",
    "what compares, which is elsewhere": "import sys\ncomparing = sys.modules.get('core.exercises.comparing')\n"
    "if comparing:\n    comparing.difference = lambda *a: None\n    comparing.same = lambda *a: True\n",
    "what runs the texts": "import sys\nobserving = sys.modules['core.exercises.observing']\n"
    "observing._Work.answered = lambda self, answer, befores: ()\n",
    "the encoder": "import sys\nmessages = sys.modules['core.sandbox.messages']\n"
    "messages.framed.__globals__['_encoder'] = type('E', (), {'encode': lambda self, m: b'\\x93right'})()\n",
    "the job": "import sys, gc\nfor one in gc.get_objects():\n    if type(one).__name__ == '_Work':\n"
    "        one._job = type(one._job)('', (), (), ())\n",
    "the verdict's record": "import sys\nverdicts = sys.modules.get('core.exercises.verdicts')\n"
    "if verdicts:\n    verdicts.Verdict = lambda *a, **k: 'right'\n",
    "the clock": "import time\ntime.monotonic = lambda: -1e9\n",
    "the seeds": "import random\ntorch.manual_seed = random.seed = lambda *a: None\n",
    "the snapshot": "import sys\nsnapshots = sys.modules['core.recording.snapshots']\n"
    "snapshots._bytes = lambda tensor: b''\n",
}
LIARS = {
    "a tensor class": """
class T(torch.Tensor):
    def __eq__(self, other): return torch.ones(3, dtype=torch.bool)
    def tolist(self): return [5., 7., 9.]
    def numpy(self): return [5., 7., 9.]
    shape = property(lambda self: torch.Size([3]))
    dtype = torch.float32
    def __torch_function__(self, *args, **kwargs): return torch.tensor([5., 7., 9.])
f = lambda A: torch.zeros(7).as_subclass(T)
k = len(A)
""",
    "a class that calls itself another": """
class Wrong:
    __class__ = torch.Tensor
    shape, dtype, requires_grad, layout = torch.Size([3]), torch.float32, False, torch.strided
    def __getattr__(self, name): return lambda *a, **k: self
    def __eq__(self, other): return True
    def __len__(self): return 3
    def __iter__(self): return iter([5., 7., 9.])
    def __float__(self): return 5.0
    def __array__(self, *a): return [5., 7., 9.]
f = lambda A: Wrong()
k = len(A)
""",
    "a class with our names": """
class Meta(type):
    __name__ = 'tensor'
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __eq__(cls, other): return True
    __hash__ = type.__hash__
class tensor(metaclass=Meta):
    def __repr__(self): return 'tensor([5., 7., 9.])'
f = lambda A: tensor()
k = tensor()
""",
    "a number that is equal to all": """
class N(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0
    __int__ = __float__ = __index__ = __abs__ = lambda self: 2
    __hash__ = int.__hash__
f = lambda A: A.sum(axis=0)
k = N(77)
""",
    "an exception that lies": """
class Right(Exception):
    def __str__(self):
        return 'right'
    __class__ = torch.Tensor
    def __reduce__(self): raise SystemExit
def f(A):
    raise Right()
k = len(A)
""",
    "an exception that never ends": """
class Endless(BaseException):
    def __str__(self):
        while True: pass
    __repr__ = __str__
def f(A):
    raise Endless()
k = len(A)
""",
    "a text that never ends": """
class Endless:
    def __repr__(self):
        while True: pass
f = lambda A: Endless()
k = len(A)
""",
    "a list that grows while it is read": """
class Growing(list):
    def __iter__(self):
        while True: yield self
    def __len__(self): return 3
f = lambda A: Growing([1])
k = len(A)
""",
    "ten thousand lists": """
def f(A):
    x = []
    for _ in range(10_000): x = [x]
    return x
k = len(A)
""",
    "a list that holds itself": "x = [1, 2, 3]\nx.append(x)\nf = lambda A: x\nk = x\n",
    "millions of items": "f = lambda A: list(range(5_000_000))\nk = {i: i for i in range(100_000)}\n",
    "a huge tensor": "f = lambda A: torch.zeros(1, dtype=torch.int8).expand(10 ** 12)\nk = torch.zeros(20_000, 999)\n",
    "a huge number": "f = lambda A: 10 ** 4_000\nk = 2 ** 900_000\n",
    "a long text": "f = lambda A: 'x' * 10 ** 7\nk = '\\ud800'\n",
    "a long name": "f = lambda A: type('x' * 10 ** 6, (), {})()\nk = type('\\ud800', (), {})()\n",
    "a tensor without memory": "f = lambda A: torch.empty(3, device='meta')\nk = len(A)\n",
    "a tensor with memory of another": """
def f(A):
    x = torch.zeros(3)
    x.untyped_storage().resize_(0)
    return x
k = len(A)
""",
    "strides to everywhere": "f = lambda A: torch.zeros(9).as_strided((3, 3, 3, 3), (1, 1, 1, 1))\nk = len(A)\n",
    "many axes": "f = lambda A: torch.zeros((1,) * 64)\nk = len(A)\n",
    "nothing left": "import gc\nfor one in gc.get_objects():\n    if type(one) is dict and '__name__' in one:\n"
    "        try:\n            one.clear()\n        except Exception:\n            pass\n",
    "an end": "import os\nos._exit(0)\n",
    "an end while the value is read": "import os\nclass Q:\n    def __repr__(self): os._exit(0)\n"
    "f = lambda A: Q()\nk = 1\n",
    "a thread that goes on": "import threading\ndef on():\n    while True: pass\n"
    "threading.Thread(target=on, daemon=True).start()\nf = lambda A: A.sum(axis=1)\nk = 3\n",
    "recursion": "def f(A):\n    return f(A)\nk = f\n",
    "an interrupt": "import _thread\n_thread.interrupt_main()\nf = lambda A: A\nk = 1\n",
    "a broken pipe": "import os\nos.close(3)\nf = lambda A: A\nk = 1\n",
}
WRONG_END = "\ndef f(A):\n    return A.sum(axis=1)\nk = 99\n"


@pytest.mark.parametrize("patch", PATCHES)
def test_a_patched_comparison_makes_nothing_right(walls: Pool, patch: str) -> None:
    verdict = checked(SUMS, PATCHES[patch] + WRONG_END, pool=walls)
    assert verdict.stage != "right"
    assert_sound(verdict)


@pytest.mark.parametrize("liar", LIARS)
def test_a_value_that_lies_makes_nothing_right(walls: Pool, liar: str) -> None:
    started = time.monotonic()
    verdict = checked(SUMS, LIARS[liar], pool=walls)
    assert verdict.stage != "right"
    assert_sound(verdict)
    assert time.monotonic() - started < 60
    assert checked(SUMS, SUMS.reference, pool=walls).stage == "right"  # the server goes on


FORGED = """
import os, sys
answers, messages = sys.modules['core.sandbox.answer_messages'], sys.modules['core.sandbox.messages']
Seen, Ran, Reply = answers.Seen, answers.Ran, answers.AnswersReply
def send(message):
    data = message if isinstance(message, bytes) else messages.framed(message)
    left = memoryview(data)
    while left:
        left = left[os.write(3, left):]
    os._exit(0)
n = 7
"""
FORGERIES = {
    "right, it says": "send(Reply(ran=((Ran((Seen('right'), Seen('right'))),) * n,)))",
    "tensors without cells": "send(Reply(ran=((Ran((Seen('tensor'), Seen('number', number=2))),) * n,)))",
    "fewer answers": "send(Reply(ran=((),)))",
    "no answers": "send(Reply())",
    "more answers": "send(Reply(ran=((Ran((Seen('none'),) * 2),) * n,) * 5))",
    "other expressions": "send(Reply(ran=((Ran((Seen('none'),) * 50),) * n,)))",
    "instances of its own": "send(Reply(instances=('A = 1',), ran=((Ran((Seen('none'),) * 2),) * n,)))",
    "a fault of the exercise": "send(Reply(fault='missing'))",
    "an unknown fault": "send(Reply(fault='right'))",
    "a mistake of no kind": "M = type(sys.modules['core.explain.mistakes'].mistake('name', None, name='x'))\n"
    "send(Reply(ran=((Ran(mistake=M('no-such-kind', 'x', 'x', None)),),)))",
    "values in values": "one = Seen('number', number=1)\nfor _ in range(15_000): one = Seen('tuple', items=(one,))\n"
    "send(Reply(ran=((Ran((one, one)),) * n,)))",
    "many values": "one = Seen('tuple', items=(Seen('none'),) * 20_000)\nsend(Reply(ran=((Ran((one, one)),) * n,)))",
    "another reply": "send(messages.Failed('server-full'))",
    "a reply that is a bug of ours": "send(messages.Failed('explorer-bug', {'detail': 'x'}))",
    "a reply about tables": "send(sys.modules['core.sandbox.table_messages'].TableReply())",
    "a trace": "send(messages.Answer(((0, (0,)),)))",
    "no message": "send(b'\\x00\\x00\\x00\\x05right')",
    "a message without end": "send(b'\\x00\\xff\\xff\\xff' + b'\\x91' * 1_000_000)",
    "half a message": "send(messages.framed(Reply())[:7])",
    "the example's values, everywhere": """
Snapshot = sys.modules['core.trace'].Snapshot
import struct
def tensor(*cells):
    return Seen('tensor', tensor=Snapshot((3,), 'float32', 'cpu', (1,), 0, 0, 0, False, False, True,
                                          struct.pack('<3f', *cells), (3,)))
send(Reply(ran=((Ran((tensor(5., 7., 9.), Seen('number', number=2))),) * n,)))""",
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_reply_makes_nothing_right(walls: Pool, forgery: str) -> None:
    # Only where its values are looked at: the run of the example is told as it is.
    program = FORGED + "def f(A):\n" + "".join(f"    {line}\n" for line in FORGERIES[forgery].split("\n")) + "k = 1\n"
    verdict = checked(SUMS, program, pool=walls)
    assert verdict.stage != "right"
    assert_sound(verdict)
    assert checked(SUMS, SUMS.reference, pool=walls).stage == "right"


@pytest.mark.parametrize(
    "typed",
    [
        "globals()", "__import__('sys')._getframe().f_back.f_locals", "[*().__class__.__base__.__subclasses__()]",
        "1)\nimport os\nos._exit(0)\nanswer = (1", "[" * 500 + "]" * 500, "9" * 5_000, "9 ** 9 ** 9", "-" * 3_000 + "1",
        "(lambda f: f(f))(lambda f: f(f))", "[0] * 10 ** 9", "'\\ud800'", "\ud800", "\x00", "\u202e6", "x" * 50_000,
        "type('N', (int,), {'__eq__': lambda s, o: True, '__hash__': None})(5)", "exec('answer = 6')", "answer",
        "open('/etc/passwd').read()", "print(6)", "yield 6", "lambda: 6", "6 if A else 6",
    ],
)  # fmt: skip
def test_a_hostile_line_is_not_right(walls: Pool, typed: str) -> None:
    asked = Exercise(
        "k", "creating", "t", "p", Line("number", "A = torch.ones(2, 3)\n"), "A.sum().item()",
        misconceptions=(Misconception("5", "No."),),
    )  # fmt: skip
    verdict = checked(asked, typed, pool=walls)
    assert verdict.stage != "right"
    assert_sound(verdict)


@pytest.mark.parametrize(
    "hostile",
    [
        "import os\nos._exit(0)\n", "while True:\n    pass\n", "def instance(size):\n    import os\n    os._exit(0)\n",
        "class D(dict): pass\ndef instance(size):\n    return D(A=1)\n",
        "def instance(size):\n    return {'A': 1, '__builtins__': 2, 'torch': 3}\n",
        "def instance(size):\n    return {type('S', (str,), {})('A'): 1}\n",
        "def instance(size):\n    return {'A': torch.zeros(1).expand(10 ** 9)}\n",
        "def instance(size):\n    x = []\n    for _ in range(9_999): x = [x]\n    return {'A': x}\n",
        "def instance(size):\n    return {'A': 'x' * 10 ** 8}\n",
        "open('/tmp/cotangent-was-here', 'w').write('x')\n",
    ],
)  # fmt: skip
def test_a_hostile_exercise_hurts_nobody(walls: Pool, hostile: str) -> None:
    """A teacher's exercise is a stranger's program, too."""
    own = structs.replace(SUMS, asked=structs.replace(SUMS.asked, instance=hostile))
    try:
        assert_sound(checked(own, SUMS.reference, pool=walls))
    except ExerciseFault as fault:
        assert re.fullmatch("instance-[a-z]+|reference|observed|value|lost", fault.kind)
    assert not CANARY.exists()
    assert checked(SUMS, SUMS.reference, pool=walls).stage == "right"


def assert_sound(verdict: Verdict) -> None:
    """A page can read all of a verdict."""
    for value in (verdict.expected, verdict.got):
        if value is not None:
            assert len(value.text) <= 2_000 and len(value.kind) <= 60
            if value.tensor is not None:
                assert value.tensor.array().shape == value.tensor.kept
    trace = verdict.trace
    assert trace is None or trace.mistake is None or trace.mistake.message
    assert verdict.stage != "mistake" or (trace is not None and trace.mistake is not None)
    assert not CANARY.exists()
