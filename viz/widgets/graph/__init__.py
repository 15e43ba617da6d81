"""The pieces of the computation graph page."""
