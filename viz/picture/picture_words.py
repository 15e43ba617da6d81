"""Every sentence that the picture and its tooltips need, in English; pages translate the table."""

from viz.picture.edge_facts import WHY_WORDS
from viz.picture.graph_words import GRAPH_WORDS
from viz.timeline.step_words import STEP_WORDS

WORDS = GRAPH_WORDS | STEP_WORDS | WHY_WORDS
