"""Searching for hyperparameters."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch

from core.program.d2l.learning import HyperParameters, Trainer


class HPOTrainer(Trainer):
    """A trainer that says how often a classifier is wrong on validation data."""

    def validation_error(self) -> Any:
        self.model.eval()
        right, batches = 0, 0
        for batch in self.val_dataloader:
            with torch.no_grad():
                X, y = self.prepare_batch(batch)
                right += self.model.accuracy(self.model(X), y)
            batches += 1
        return 1 - right / batches


class HPOSearcher(HyperParameters):
    """Proposes configurations."""

    def sample_configuration(self) -> dict[str, Any]:
        raise NotImplementedError

    def update(self, config: dict[str, Any], error: float, additional_info: Any = None) -> None:
        """Take note of a configuration's result."""


class RandomSearcher(HPOSearcher):
    """Draws configurations from distributions that have ``rvs()``."""

    initial_config: Any
    config_space: dict[str, Any]

    def __init__(self, config_space: dict[str, Any], initial_config: Any = None) -> None:
        self.save_hyperparameters()

    def sample_configuration(self) -> dict[str, Any]:
        if self.initial_config is not None:
            first, self.initial_config = self.initial_config, None
            return first
        return {name: domain.rvs() for name, domain in self.config_space.items()}


class HPOScheduler(HyperParameters):
    """Decides what is tried next."""

    def suggest(self) -> dict[str, Any]:
        raise NotImplementedError

    def update(self, config: dict[str, Any], error: float, info: Any = None) -> None:
        raise NotImplementedError


class BasicScheduler(HPOScheduler):
    """Tries what its searcher proposes."""

    searcher: HPOSearcher

    def __init__(self, searcher: HPOSearcher) -> None:
        self.save_hyperparameters()

    def suggest(self) -> dict[str, Any]:
        return self.searcher.sample_configuration()

    def update(self, config: dict[str, Any], error: float, info: Any = None) -> None:
        self.searcher.update(config, error, additional_info=info)


class HPOTuner(HyperParameters):
    """Tries configurations and keeps the best.

    Attributes:
        incumbent, incumbent_error: The best configuration and its error.
        incumbent_trajectory: The best error so far after each trial; ``cumulative_runtime`` has the times.
    """

    scheduler: HPOScheduler
    objective: Callable[..., Any]

    def __init__(self, scheduler: HPOScheduler, objective: Callable[..., Any]) -> None:
        self.save_hyperparameters()
        self.incumbent: Any = None
        self.incumbent_error: Any = None
        self.incumbent_trajectory: list[Any] = []
        self.cumulative_runtime: list[float] = []
        self.current_runtime = 0.0
        self.records: list[dict[str, Any]] = []

    def run(self, number_of_trials: int) -> None:
        for number in range(number_of_trials):
            began = time.time()
            config = self.scheduler.suggest()
            print(f"Trial {number}: config = {config}")
            error = float(self.objective(**config))
            self.scheduler.update(config, error)
            runtime = time.time() - began
            self.bookkeeping(config, error, runtime)
            print(f"    error = {error}, runtime = {runtime}")

    def bookkeeping(self, config: dict[str, Any], error: float, runtime: float) -> None:
        self.records.append({"config": config, "error": error, "runtime": runtime})
        if self.incumbent is None or self.incumbent_error > error:
            self.incumbent, self.incumbent_error = config, error
        self.incumbent_trajectory.append(self.incumbent_error)
        self.current_runtime += runtime
        self.cumulative_runtime.append(self.current_runtime)
