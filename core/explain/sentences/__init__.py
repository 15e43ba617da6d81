"""The sentences of core.explain.mistakes, by what they are about."""
