"""The pieces of the gradient field page."""
