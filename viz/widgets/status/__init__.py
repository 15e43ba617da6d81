"""Pieces of the page with the server's figures."""
