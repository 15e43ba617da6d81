"""The room that a picture has on the screen, in steps between which no new picture is drawn."""

from __future__ import annotations

import msgspec

SMALLEST, LARGEST = 160, 4_000
"""Pixels that a room may measure in either direction; a browser may claim anything."""

STEP = 20
"""Rooms are told in multiples of this, so that a scroll bar that comes and goes asks for no new picture."""

NARROW = 560
"""Width under which cards show fewer columns and shorter names."""


SCREENS, LEAST_REACH = 2.5, 1_300
"""How high a picture may be on a phone, in screens and in pixels: there a finger moves it, and one screen holds few
cards. A low phone moves it more often, and shows as many cards as a usual one."""


class Room(msgspec.Struct, frozen=True, array_like=True):
    """The free space for a picture, in CSS pixels."""

    width: int
    height: int

    @property
    def narrow(self) -> bool:
        """True on a phone: cards are then as slim as they can be."""
        return self.width < NARROW

    @property
    def reach(self) -> float:
        """Height that a picture may have whose text can be read: on a phone more than is in view at once."""
        return max(self.height * SCREENS, LEAST_REACH) if self.narrow else self.height


USUAL = Room(720, 560)
"""What is assumed until the browser has said how much there is."""

PHONE = Room(320, 420)


def room_from(width: object, height: object) -> Room | None:
    """Return the room that a browser told, None where it told none."""
    if not (type(width) is int and type(height) is int):
        return None
    found = [max(SMALLEST, min(LARGEST, length)) // STEP * STEP for length in (width, height)]
    return Room(*found)
