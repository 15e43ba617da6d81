"""A room in which a class answers the teacher's question: records, rules, tallies and where rooms are kept."""
