"""The panels of the tensors page."""
