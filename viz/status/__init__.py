"""The server's figures in words, for the teacher and for the machine's operator."""
