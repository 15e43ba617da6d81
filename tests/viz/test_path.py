"""Ancestors, descendants and the path of a gradient."""

from __future__ import annotations

from tests.viz.traces import Program, in_place_view, squared_error
from viz.path import downstream, gradient_path, pruned, upstream, users


def test_upstream_and_downstream_of_the_dot_product() -> None:
    trace = squared_error()
    assert upstream(trace, 3) == {0, 1}
    assert downstream(trace, 3) == {4, 5}
    assert users(trace) == [[3], [3], [4], [4], [5], []]


def test_the_gradient_came_through_the_in_place_write() -> None:
    assert gradient_path(in_place_view(), 2, 0) == {2, 3, 4, 6, 7, 8}


def test_a_detached_way_is_no_path_of_the_gradient() -> None:
    program = Program()
    x = program.leaf("x", 3.0)
    y = program.operation("mul", (x, x), 9.0, "y")
    u = program.operation("detach", (y,), 9.0, "u", note="detach", grad=False, inside=0)
    z = program.operation("mul", (u, x), 27.0, "z")
    program.backward({z: 1.0, x: 9.0}, [(z, 1, 9.0)], {u: "constant", y: "detached"})
    trace = program.trace()
    assert gradient_path(trace, x, 0) == {x, z}
    assert gradient_path(trace, y, 0) == frozenset()


def test_only_what_cannot_have_a_gradient_is_pruned() -> None:
    assert pruned(squared_error(only_w=True), 0) == {0, 2}
    assert pruned(squared_error(), 0) == frozenset()
    assert pruned(squared_error(passes=False), None) == frozenset()
