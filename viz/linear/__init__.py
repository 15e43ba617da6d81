"""What the page Linear algebra shows: programs that torch runs, and how their numbers are read. Pure."""
