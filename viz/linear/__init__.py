"""Contents of the page Linear algebra: programs that torch runs, and how their numbers are read. Pure."""
