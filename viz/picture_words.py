"""Every sentence that the picture and its tooltips need, in English; pages translate the table."""

from viz.edge_facts import WHY_WORDS
from viz.graph_words import GRAPH_WORDS
from viz.step_words import STEP_WORDS

WORDS = GRAPH_WORDS | STEP_WORDS | WHY_WORDS
