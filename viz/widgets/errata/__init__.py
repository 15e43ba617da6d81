"""Widgets of the page Common mix-ups."""
