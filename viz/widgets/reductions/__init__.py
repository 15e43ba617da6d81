"""The pieces of the reductions page."""
