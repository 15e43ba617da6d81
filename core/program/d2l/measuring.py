"""Times and sums."""

from __future__ import annotations

import time
from itertools import accumulate
from typing import Any


class Timer:
    """Takes times, one after the other."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.start()

    def start(self) -> None:
        self.tik = time.time()

    def stop(self) -> float:
        """Note the time since the start, in seconds, and return it."""
        self.times += [time.time() - self.tik]
        return self.times[-1]

    def avg(self) -> float:
        return self.sum() / len(self.times)

    def sum(self) -> float:
        return sum(self.times)

    def cumsum(self) -> list[float]:
        return list(accumulate(self.times))


class Benchmark:
    """A ``with`` block that says how long it took."""

    def __init__(self, description: str = "Done") -> None:
        self.description = description

    def __enter__(self) -> Benchmark:
        self.timer = Timer()
        return self

    def __exit__(self, *error: object) -> None:
        print(f"{self.description}: {self.timer.stop():.4f} sec")


class Accumulator:
    """Sums of n quantities."""

    def __init__(self, n: int) -> None:
        self.data = [0.0] * n

    def add(self, *args: Any) -> None:
        self.data = [total + float(more) for total, more in zip(self.data, args)]  # noqa: B905 - fewer may be given

    def reset(self) -> None:
        self.data = [0.0 for _ in self.data]

    def __getitem__(self, idx: Any) -> Any:
        return self.data[idx]
