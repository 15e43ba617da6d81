"""Tensors: their axes, storage, indices, combinations and broadcasting, as programs and as what is drawn."""
