"""Boxes in images: two ways to write them, anchors, overlap, targets of a detector, and its predictions."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from core.program.d2l.scopes import named


@named
def box_corner_to_center(boxes: Tensor) -> Tensor:
    """(left, top, right, bottom) → (center x, center y, width, height)."""
    first, last = boxes[:, :2], boxes[:, 2:]
    return torch.cat(((first + last) / 2, last - first), dim=-1)


@named
def box_center_to_corner(boxes: Tensor) -> Tensor:
    """(center x, center y, width, height) → (left, top, right, bottom)."""
    center, size = boxes[:, :2], boxes[:, 2:]
    return torch.cat((center - size / 2, center + size / 2), dim=-1)


@named
def multibox_prior(data: Tensor, sizes: Any, ratios: Any) -> Tensor:
    """Return anchors around every pixel: all sizes with the first ratio, the first size with the other ratios.

    Returns:
        Corners between 0 and 1, of shape (1, pixels × boxes, 4).
    """
    height, width = data.shape[-2:]
    kinds = [(size, ratios[0]) for size in sizes] + [(sizes[0], ratio) for ratio in ratios[1:]]
    size, ratio = torch.tensor(kinds, device=data.device, dtype=torch.float32).T
    half = torch.stack((size * ratio.sqrt() * height / width, size / ratio.sqrt()), dim=1) / 2
    y = (torch.arange(height, device=data.device) + 0.5) / height
    x = (torch.arange(width, device=data.device) + 0.5) / width
    rows, columns = torch.meshgrid(y, x, indexing="ij")
    centers = torch.stack((columns.reshape(-1), rows.reshape(-1)), dim=1).unsqueeze(1)
    return torch.cat((centers - half, centers + half), dim=2).reshape(1, -1, 4)


@named
def box_iou(boxes1: Tensor, boxes2: Tensor) -> Tensor:
    """Return the overlap of all pairs: the area of what they share over the area of both together."""
    areas = [(boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]) for boxes in (boxes1, boxes2)]
    first = torch.max(boxes1[:, None, :2], boxes2[:, :2])
    last = torch.min(boxes1[:, None, 2:], boxes2[:, 2:])
    shared = (last - first).clamp(min=0).prod(dim=2)
    return shared / (areas[0][:, None] + areas[1] - shared)


@named
def assign_anchor_to_bbox(ground_truth: Tensor, anchors: Tensor, device: Any, iou_threshold: float = 0.5) -> Tensor:
    """Return for each anchor the true box that it stands for, or −1.

    An anchor stands for the box that it overlaps most, from a threshold on; and each box has the anchor that overlaps
    it most, the best pair first.
    """
    overlap = box_iou(anchors, ground_truth)
    most, best = overlap.max(dim=1)
    assigned = torch.where(most >= iou_threshold, best, -1).to(device)
    for _ in range(ground_truth.shape[0]):
        anchor, box = divmod(int(overlap.argmax()), overlap.shape[1])
        assigned[anchor] = box
        overlap[:, box] = -1
        overlap[anchor, :] = -1
    return assigned


@named
def offset_boxes(anchors: Tensor, assigned_bb: Tensor, eps: float = 1e-6) -> Tensor:
    """Return how anchors must move and stretch to become boxes, in scales of the book: 10 and 5."""
    anchor, box = box_corner_to_center(anchors), box_corner_to_center(assigned_bb)
    moved = 10 * (box[:, :2] - anchor[:, :2]) / anchor[:, 2:]
    stretched = 5 * torch.log(eps + box[:, 2:] / anchor[:, 2:])
    return torch.cat([moved, stretched], dim=1)


@named
def offset_inverse(anchors: Tensor, offset_preds: Tensor) -> Tensor:
    """Move and stretch anchors, as `offset_boxes` would have it."""
    anchor = box_corner_to_center(anchors)
    center = offset_preds[:, :2] * anchor[:, 2:] / 10 + anchor[:, :2]
    size = torch.exp(offset_preds[:, 2:] / 5) * anchor[:, 2:]
    return box_center_to_corner(torch.cat((center, size), dim=1))


@named
def multibox_target(anchors: Tensor, labels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return what a detector should say of each anchor: offsets, which of them count, and classes (0: background)."""
    anchors = anchors.squeeze(0)
    made = [_targets(anchors, label) for label in labels]
    offsets, masks, classes = (torch.stack(parts) for parts in zip(*made, strict=True))
    return offsets, masks, classes


def _targets(anchors: Tensor, label: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    assigned = assign_anchor_to_bbox(label[:, 1:], anchors, anchors.device)
    stands = assigned >= 0
    boxes = torch.zeros((len(anchors), 4), dtype=torch.float32, device=anchors.device)
    boxes[stands] = label[assigned[stands], 1:]
    classes = torch.zeros(len(anchors), dtype=torch.long, device=anchors.device)
    classes[stands] = label[assigned[stands], 0].long() + 1
    mask = stands.float().unsqueeze(-1).repeat(1, 4)
    return (offset_boxes(anchors, boxes) * mask).reshape(-1), mask.reshape(-1), classes


@named
def nms(boxes: Tensor, scores: Tensor, iou_threshold: float) -> Tensor:
    """Return which boxes stay, best first, when each drops those that it overlaps more than a threshold."""
    waiting, kept = torch.argsort(scores, dim=-1, descending=True), []
    while waiting.numel() > 0:
        best, waiting = waiting[0], waiting[1:]
        kept.append(int(best))
        overlap = box_iou(boxes[best].reshape(-1, 4), boxes[waiting]).reshape(-1)
        waiting = waiting[overlap <= iou_threshold]
    return torch.tensor(kept, device=boxes.device, dtype=torch.long)


@named
def multibox_detection(
    cls_probs: Tensor,
    offset_preds: Tensor,
    anchors: Tensor,
    nms_threshold: float = 0.5,
    pos_threshold: float = 0.009999999,
) -> Tensor:
    """Return for each anchor (class or −1, confidence, four corners), those that stay first."""
    anchors = anchors.squeeze(0)
    found = []
    for probabilities, offsets in zip(cls_probs, offset_preds, strict=True):
        confidence, kind = probabilities[1:].max(dim=0)
        boxes = offset_inverse(anchors, offsets.reshape(-1, 4))
        kept = nms(boxes, confidence, nms_threshold)
        dropped = torch.ones(len(anchors), dtype=torch.bool, device=anchors.device)
        dropped[kept] = False
        order = torch.cat((kept, dropped.nonzero().reshape(-1)))
        kind = torch.where(dropped, -1, kind)
        unsure = confidence < pos_threshold
        kind = torch.where(unsure, -1, kind)
        confidence = torch.where(unsure, 1 - confidence, confidence)
        rows = torch.cat((kind.unsqueeze(1).float(), confidence.unsqueeze(1), boxes), dim=1)
        found.append(rows[order])
    return torch.stack(found)
