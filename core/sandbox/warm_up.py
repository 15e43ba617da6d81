"""Warm-up of a zygote: set up, before the walls close, all that native code sets up at its first use.

A confined worker opens no file and gets no memory for machine code. Libraries that read the processor's description,
import a module or compile a routine at the first call of some operation must have done so in the zygote.
`tests/sandbox/test_operations.py` tries every operation of torch's own list behind the walls.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import tempfile
import warnings
from pathlib import Path

_NO_COMPILER = {
    # FBGEMM compiles a routine for each size of an embedding; its other way of doing them is compiled already
    "FBGEMM_NO_ASMJIT": "1",
    "FBGEMM_FORCE_AUTOVEC": "1",
}
_IMPORTED_LATE = (
    "torch._dynamo",  # by the first operation on a gradient that is known to be zero
    "torch.fx.experimental.symbolic_shapes",
    "torch.nn.modules.linear_cross_entropy",
)

_FIRST_CALLS = """
import io, copy
import torch
from torch import nn

whole = torch.ones(2, 2, dtype=torch.int64)
torch.addmm(whole, whole, whole)  # both routines for products of whole numbers are compiled here
whole @ whole

x = torch.ones(2, 2, requires_grad=True)
str(x), repr(x.int()), f"{x.sum():.2f}", str(x * (1 + 2j)), str(torch.ones(2, dtype=torch.bool))
torch.autograd.grad(x.sgn().sum(), x)[0] / 2
torch.autograd.grad((x ** 3).sum(), x, create_graph=True)
torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), torch.ones(2))
torch.autograd.functional.jvp(lambda v: v ** 3, torch.ones(2), torch.ones(2))
torch.func.vmap(torch.func.grad(lambda v: (v * v).sum()))(torch.ones(2, 2))
torch.func.jacrev(torch.sin)(torch.ones(2)), torch.func.jacfwd(torch.sin)(torch.ones(2))
torch.func.hessian(lambda v: (v ** 3).sum())(torch.ones(2))
torch.func.functional_call(nn.Linear(1, 1), {}, (torch.ones(1, 1),))
torch.vmap(lambda v: torch.linalg.inv(v))(torch.eye(2).repeat(2, 1, 1))
with torch.autograd.forward_ad.dual_level():
    torch.autograd.forward_ad.unpack_dual(torch.autograd.forward_ad.make_dual(x.detach(), x.detach()) * 2)
torch.utils.checkpoint.checkpoint(torch.sin, x, use_reentrant=False).sum().backward()
torch.utils.checkpoint.checkpoint(torch.sin, x, use_reentrant=True).sum().backward()
with torch.autocast("cpu", dtype=torch.bfloat16):
    x @ x
with torch.autograd.detect_anomaly():
    (x * x).sum().backward()

torch.fft.fft2(torch.ones(4, 4)), torch.fft.irfft(torch.ones(4)), torch.stft(torch.ones(64), 16, return_complex=True)
matrix = torch.eye(3) * 2
torch.linalg.svd(matrix), torch.linalg.eigh(matrix), torch.linalg.eig(matrix), torch.linalg.qr(matrix)
torch.linalg.solve(matrix, matrix), torch.linalg.lstsq(matrix, matrix), torch.linalg.cholesky(matrix)
torch.einsum("ij,jk->ik", matrix, matrix), torch.linalg.norm(matrix), torch.matrix_exp(matrix)
matrix.to_sparse() @ matrix, str(matrix.to_sparse()), matrix.to_sparse_csr() @ matrix
str(torch.quantize_per_tensor(matrix, 0.1, 0, torch.quint8)), torch.nested.nested_tensor([torch.ones(1), torch.ones(2)])
torch.ones(2, device="meta") + 1

net = nn.Sequential(nn.LazyLinear(2), nn.BatchNorm1d(2), nn.Dropout(), nn.LazyLinear(1))
str(net), net(torch.ones(4, 3)), copy.deepcopy(net)
for layer in (nn.LSTM(2, 2), nn.GRU(2, 2), nn.TransformerEncoderLayer(2, 1, 2, batch_first=True)):
    result = layer(torch.ones(2, 2, 2))
    (result[0] if isinstance(result, tuple) else result).sum().backward()
nn.Conv2d(1, 1, 2)(torch.ones(1, 1, 4, 4)).sum().backward()
nn.utils.parametrizations.weight_norm(nn.Linear(1, 1)), nn.utils.parametrizations.spectral_norm(nn.Linear(2, 2))
nn.utils.clip_grad_norm_(net.parameters(), 1.0)
for kind in ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "LBFGS", "Adadelta", "NAdam", "RAdam", "Rprop", "Adamax"):
    weight = nn.Parameter(torch.ones(2))
    optimizer = getattr(torch.optim, kind)([weight], lr=0.1)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 1)
    def closure():
        optimizer.zero_grad()
        loss = (weight ** 2).sum()
        loss.backward()
        return loss
    optimizer.step(closure)
    schedule.step()
torch.optim.swa_utils.AveragedModel(net)
pairs = torch.utils.data.TensorDataset(torch.ones(4, 1), torch.ones(4))
list(torch.utils.data.DataLoader(pairs, batch_size=2, shuffle=True))
file = io.BytesIO()
torch.save(net.state_dict(), file)
file.seek(0)
torch.load(file)
torch.distributions.Normal(0.0, 1.0).log_prob(torch.ones(1)), torch.distributions.Categorical(torch.ones(2)).sample()
torch.from_numpy(torch.ones(2).numpy()), torch.tensor([1.5]).tolist(), torch.get_default_dtype()
"""
"""A program with one call of everything that reads, imports or compiles something when it is called first."""


def _name_a_temporary_folder() -> None:
    """Let torch be imported on a full disk: it asks for the folder, and Python finds it by writing a file there."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        tempfile.tempdir = "/tmp"  # which nothing behind the walls can write to, and programs read it as such anyway


def warm_up() -> None:
    """Make torch ready for a process behind the walls. To be called once, before torch has computed anything."""
    os.environ.update(_NO_COMPILER)
    _name_a_temporary_folder()
    import torch

    torch.set_num_threads(1)  # a process that has run two threads hangs after fork
    torch.backends.mkldnn.set_flags(False)  # it writes machine code
    if "qnnpack" in torch.backends.quantized.supported_engines:
        torch.backends.quantized.engine = "qnnpack"  # the usual one compiles a routine for each size
    for name in _IMPORTED_LATE:
        importlib.import_module(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(_FIRST_CALLS, "<warm-up>", "exec"), {})
    torch.manual_seed(0)
    seal_code()


def seal_code() -> int:
    """Take the right to write from all memory that holds machine code; return how many mappings had it."""
    libc = ctypes.CDLL(None, use_errno=True)
    sealed = 0
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:
        return 0
    for line in lines:
        span, rights = line.split()[:2]
        if rights.startswith("rwx"):
            start, end = (int(edge, 16) for edge in span.split("-"))
            if libc.mprotect(ctypes.c_void_p(start), ctypes.c_size_t(end - start), 0x1 | 0x4) != 0:
                raise OSError(ctypes.get_errno(), "memory for code stays writable")
            sealed += 1
    return sealed
