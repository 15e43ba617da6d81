"""Exercises: what is asked, how an answer is checked, and what is said of one that is not right.

`checked` is for the server and never imports torch; `core.exercises.observing` runs texts in a worker. The reference
of an exercise and a learner's answer never meet in one process: each is run in a worker of its own, on the same
instances, and what both left behind is compared in the server.
"""

from core.exercises.asking import ExerciseFault, ServerBusy
from core.exercises.checking import checked, checked_all
from core.exercises.verdicts import Seen, Verdict

__all__ = ["ExerciseFault", "Seen", "ServerBusy", "Verdict", "checked", "checked_all"]
