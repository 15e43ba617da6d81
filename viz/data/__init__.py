"""Contents of the page Data: the format of a file, the steps that prepare it, and which cells depend on which."""
