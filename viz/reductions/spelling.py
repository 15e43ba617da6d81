"""The same reduction elsewhere: NumPy, and einsum where it is a sum. Pure text."""

from __future__ import annotations

from viz.reductions.reduction import NO_DTYPE, SCANS, Choice

ARRAY_NAMES = {"amax": "max", "amin": "min", "cummax": "maximum.accumulate"}
LETTERS = "ijklm"


def spellings(choice: Choice, rank: int) -> dict[str, str]:
    """Return the same thing in NumPy, A being an array, and, where it is a sum, as einsum."""
    found = {"NumPy": _array_call(choice)}
    if choice.reduction == "sum" and 0 < rank <= len(LETTERS) and not choice.keepdims:
        gone = {axis % rank for axis in choice.axes or range(rank)}
        letters = LETTERS[:rank]
        left = "".join(one for at, one in enumerate(letters) if at not in gone)
        operand = f"A.to(torch.{choice.dtype})" if choice.dtype else "A"
        found["einsum"] = f"torch.einsum('{letters} -> {left}', {operand})"
    return found


def _array_call(choice: Choice) -> str:
    name, axes = choice.reduction, choice.axes
    scan = name in SCANS
    if scan:
        axes = axes[:1] or (0,)
    axis = f"axis={axes[0] if len(axes) == 1 else axes}" if axes else ""
    kept = "keepdims=True" if choice.keepdims and not scan else ""
    dtype = f"dtype=np.{choice.dtype}" if choice.dtype and name not in NO_DTYPE else ""
    if name == "norm":
        if choice.p == float("inf"):
            return _call("np.abs(A).max", axis, kept)
        return f"{_call(f'(np.abs(A) ** {choice.p:g}).sum', axis, kept, dtype)} ** (1 / {choice.p:g})"
    if name == "logsumexp":
        return f"np.log({_call('np.exp(A).sum', axis, kept)})"
    if name in ("var", "std"):
        return _call(f"np.{name}", "A", axis, kept, "ddof=1")  # torch divides by n − 1, NumPy by n
    if name == "median":  # of an even count torch takes the lower one of the middle two, np.median their mean
        return _call("np.quantile", "A", "0.5", axis, kept, "method='lower'")
    return _call(f"np.{ARRAY_NAMES.get(name, name)}", "A", axis, kept, dtype)


def _call(function: str, *arguments: str) -> str:
    return f"{function}({', '.join(one for one in arguments if one)})"
