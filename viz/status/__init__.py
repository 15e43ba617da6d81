"""How a server is: its figures in words, for the teacher and for whoever looks after the machine."""
