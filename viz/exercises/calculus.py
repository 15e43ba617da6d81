"""The exercises of the book's sections 2.4 and 2.5 and on training loops, in the order of the topics."""

from __future__ import annotations

from core.exercises.records import Exercise
from viz.exercises import (
    autograd,
    chain_rule,
    control_flow,
    coupled_vector_products,
    derivatives,
    detaching,
    gradients,
    graphs,
    layouts,
    leaks,
    matrix_identities,
    network_by_hand,
    several_passes,
    training_batches,
    training_loops,
    training_networks,
    two_modes,
    vector_products,
    written_loop,
)

EXERCISES: tuple[Exercise, ...] = (
    *derivatives.EXERCISES,
    *gradients.EXERCISES,
    *layouts.EXERCISES,
    *matrix_identities.EXERCISES,
    *chain_rule.EXERCISES,
    *network_by_hand.EXERCISES,
    *graphs.EXERCISES,
    *autograd.EXERCISES,
    *several_passes.EXERCISES,
    *vector_products.EXERCISES,
    *coupled_vector_products.EXERCISES,
    *detaching.EXERCISES,
    *leaks.EXERCISES,
    *control_flow.EXERCISES,
    *two_modes.EXERCISES,
    *training_loops.EXERCISES,
    *written_loop.EXERCISES,
    *training_batches.EXERCISES,
    *training_networks.EXERCISES,
)
