"""The two modes of automatic differentiation: what the page of that name shows. Pure."""
