"""Where the notes of the course are mistaken, what is true, and programs that show it."""
