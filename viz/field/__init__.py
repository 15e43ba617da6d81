"""A function over a plane: contours, gradients, the angle between them, kinks, constraints."""
