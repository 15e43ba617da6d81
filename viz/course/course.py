"""Texts about the course for the first page. Sentences are English; the page translates them.

Facts: acceptance rows Z1 to Z5, Z7 and Z8.
"""

from __future__ import annotations

import msgspec


class Block(msgspec.Struct, frozen=True):
    """A part of the course, and which pages here prepare for it.

    Attributes:
        holds: What it holds; names are not translated.
        pages: Addresses.
    """

    title: str
    holds: str
    pages: tuple[str, ...] = ()


BLOCKS = (
    Block("Foundations", "Linear networks, softmax, multilayer perceptrons", ("graph", "tensors", "matrix_calculus")),
    Block("Convolutional networks", "LeNet, AlexNet, VGG, GoogLeNet, ResNet"),
    Block("Recurrent networks", "RNN, GRU, LSTM, seq2seq"),
    Block("Attention", "Attention scores, Transformer"),
    Block("Optimisation", "SGD, momentum, Adam", ("gradient_field",)),
    Block("High performance", "Parallel work, several GPUs, distributed training", ("modes",)),
    Block("Computer vision", "Object detection, semantic segmentation"),
    Block("Natural language", "Word embeddings, BERT"),
)

GOALS = (
    "Deep learning's models, from LeNet, which is old, to BERT, which is recent.",
    "What stands behind all of them: losses, objectives, overfitting, optimisation.",
    "Practice: each idea is programmed, and tried on real data.",
)


class Audience(msgspec.Struct, frozen=True):
    """A group of readers, and which of the three questions they need."""

    who: str
    what: bool
    how: bool
    why: bool


QUESTIONS = {
    "what": ("What?", "Which techniques there are, and what each is good for."),
    "how": ("How?", "How they are programmed, trained and tuned."),
    "why": ("Why?", "Why they work: the mathematics and the intuition."),
}
AUDIENCES = (
    Audience("Who decides about products", True, False, False),
    Audience("Engineers and data scientists", True, True, False),
    Audience("Students and researchers", True, True, True),
)

# Acceptance rows Z2 and E41: these five hosts and no other.
RESOURCES = (
    ("The course", "https://courses.d2l.ai/zh-v2"),
    ("The book", "https://zh-v2.d2l.ai"),
    ("The book's forum", "https://discuss.d2l.ai"),
    ("PyTorch's forum", "https://discuss.pytorch.org"),
    ("The lectures as videos", "https://space.bilibili.com/1567748478"),
)

APPLICATIONS = (
    ("Classifying pictures", "What is in this picture? One of a thousand names."),
    ("Detection and segmentation", "Where is it? A box around each thing, or a class for each pixel."),
    ("Style transfer", "The content of one picture in the manner of another."),
    ("Faces", "New faces of people who do not exist."),
    ("Pictures from text", "A sentence goes in, a picture comes out."),
    ("Text", "Sentences that continue what was begun: answers, code, translations."),
    ("Driving", "What stands around the car, and what to do next."),
)

ROLES = (
    ("Domain expert", "knows what is asked: which advertisement helps whom, and what a click is worth."),
    ("Data scientist", "turns what was recorded into features X and clicks Y, and trains the model on them."),
    ("AI expert", "makes the model itself better when the usual one is no longer enough."),
)

INTERPRETING = (
    "A model can be *effective*, so that it answers well on examples that it has not seen, and still not be "
    "*interpretable*, so that a person can say why it answered so. The first is measured; the second is a question of "
    "its own, and for deep networks a largely open one.",
    "So two people look at one model. A domain expert brings the question and judges whether an answer makes sense in "
    "the field; a data scientist brings the data and the training, and judges whether the numbers hold on new data. "
    "Neither can stand in for the other.",
    "What this place shows is a third thing and a smaller one: *how a number came about*. Each value and each "
    "gradient can be traced back to the numbers that it was made of; what a trained network means is not said by that.",
)

PROBABILITY_HERE = (
    "softmax makes probabilities from scores, and cross-entropy compares them with labels",
    "the logistic loss, and its surface over two weights",
    "mean, variance and standard deviation along axes, as reductions",
    "entropy and logsumexp among the identities of matrix calculus",
    "random tensors with a seed: rand, randn, bernoulli, dropout",
)
PROBABILITY_MISSING = "Expectation, variance and likelihood as subjects of their own: the notes have only this heading."
