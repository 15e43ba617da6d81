"""Data sets that would be downloaded: there is no network, and the error says which data set it was."""

from __future__ import annotations

import shutil
from typing import Any, NoReturn

DATA_HUB: dict[str, Any] = {}
DATA_URL = "http://d2l-data.s3-accelerate.amazonaws.com/"


class NoNetwork(OSError):
    """A data set is not here, and cannot be fetched.

    Attributes:
        dataset: Its name.
    """

    def __init__(self, dataset: str) -> None:
        super().__init__(f"the data set {dataset} would be downloaded, and there is no network here")
        self.dataset = dataset


def download(url: str, folder: str = "../data", sha1_hash: Any = None) -> NoReturn:
    raise NoNetwork(str(url).rstrip("/").rpartition("/")[2])


def download_extract(name: str, folder: Any = None) -> NoReturn:
    download(name)


def download_all() -> NoReturn:
    raise NoNetwork(", ".join(DATA_HUB) or "all data sets")


def extract(filename: str, folder: Any = None) -> None:
    """Unpack an archive, as `shutil.unpack_archive` does."""
    shutil.unpack_archive(filename, folder or ".")


def get_dataloader_workers() -> int:
    """Return 0: a loader reads in the process that asks."""
    return 0


LABELS = ("t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot")


def get_fashion_mnist_labels(labels: Any) -> list[str]:
    """Return the names of Fashion-MNIST's classes."""
    return [LABELS[int(label)] for label in labels]


FUNCTIONS = {
    "load_data_fashion_mnist": "Fashion-MNIST", "read_time_machine": "The Time Machine",
    "load_corpus_time_machine": "The Time Machine", "load_data_time_machine": "The Time Machine",
    "read_data_nmt": "English–French sentences", "load_data_nmt": "English–French sentences",
    "read_ptb": "PTB", "load_data_ptb": "PTB", "load_data_wiki": "WikiText-2", "read_snli": "SNLI",
    "load_data_snli": "SNLI", "read_imdb": "IMDb", "load_data_imdb": "IMDb",
    "read_data_bananas": "banana detection", "load_data_bananas": "banana detection",
    "read_voc_images": "Pascal VOC", "load_data_voc": "Pascal VOC", "get_data_ch11": "airfoil noise",
    "read_data_ml100k": "MovieLens 100K", "split_and_load_ml100k": "MovieLens 100K",
}  # fmt: skip
"""Function that loads data → the data set's name."""
CLASSES = {
    "FashionMNIST": "Fashion-MNIST", "MTFraEng": "English–French sentences",
    "TokenEmbedding": "GloVe", "KaggleHouse": "house prices",
}  # fmt: skip
"""Class that loads data when one is made → the data set's name."""
