"""The sentences of core.language.mistakes, by what they are about."""
