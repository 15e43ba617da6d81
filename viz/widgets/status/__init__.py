"""The page that says how the server is."""
