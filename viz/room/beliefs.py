"""The misconception behind each wrong answer to a page's prediction. The page translates the sentences."""

from __future__ import annotations

BELIEFS = {
    "fits": "Right-aligned, each pair of lengths is equal, or one of them is 1 or missing: the shapes fit.",
    "clash": "Right-aligned, two lengths differ and neither is 1: torch refuses.",
    "scan": "A scan keeps every cell: the shape never shrinks.",
    "axis": "Another axis was taken: axis=0 is not “by row”, it removes axis 0.",
    "whole": "That is without an axis: one number for everything.",
    "kept": "An axis of length 1 stays only with keepdims=True.",
    "lost": "keepdims=True leaves the axis there, with length 1.",
    "layout": "That is the other layout: rows and columns have changed places.",
    "forward": "Forward mode needs one pass for each input.",
    "reverse": "Reverse mode needs one pass for each output.",
    "equal": "One counts inputs, the other outputs, and here there are not as many of both.",
    "rows": "That is how many backward passes it takes: one for each output.",
    "entries": "Those are the entries; a forward pass fills a whole column of them.",
    "contour": "That goes along the contour, where f does not change at first.",
    "descent": "That is where f falls fastest. The gradient points to the steepest ascent.",
}
