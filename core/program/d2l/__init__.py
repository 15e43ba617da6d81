"""The helpers of *Dive into Deep Learning* under their names in ``d2l``, of both editions, written for this project.

Names, parameters and behaviour are the book's; whatever needs no network is here. `book.install` makes them importable.
"""
