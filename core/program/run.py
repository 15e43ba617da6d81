"""The state of one run of a learner's program."""
