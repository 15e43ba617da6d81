"""What the page Data shows: how a file is written, the steps that prepare it, and what its cells depend on."""
