"""The room in which a class predicts: the teacher's page, the students' page, and what is asked."""
