# ruff: noqa: E501 - headings of a section stand in one line
"""The tables of the first page: what they name exists, and their programs do what they say."""

from __future__ import annotations

import math
import re
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from core import explore
from core.trace import TraceRecord
from tests.program.running import ran
from tools.serving import ROOT
from viz.course import course, drawings
from viz.course.entries import OF_QUESTIONS, SECTION_WORDS, entries, numbers, operation_program
from viz.course.kept_runs import FILE, PROGRAMS, kept
from viz.course.map import CHAPTERS, chapter_of, chapters
from viz.course.places import OF_FUNCTIONS, OF_GRAPH, OF_MODES, OF_TENSORS, Place, examples
from viz.course.searched_mistakes import FAILING, Failing
from viz.course.topics import BY_KEY, TOPICS
from viz.data.lessons import LESSONS as DATA_LESSONS
from viz.examples import BY_KEY as EXAMPLES
from viz.exercises.catalogue import EXERCISES
from viz.field.presets import BY_KEY as FUNCTIONS
from viz.link import choices_in
from viz.modes.examples import BY_KEY as MODES
from viz.operations.registry import RECORDS
from viz.page_list import PAGES
from viz.questions import QUESTIONS
from viz.tensors.lessons import BY_KEY as LESSONS
from viz.widgets.course.place_links import CHOICES

# The headings of d2l-ai/d2l-zh (v2) and d2l-ai/d2l-en (2024), numbered as the books number them.
CHINESE = {
    "2.1": ["入门", "运算符", "广播机制", "索引和切片", "节省内存", "转换为其他Python对象"],
    "2.3": [
        "标量",
        "向量",
        "矩阵",
        "张量",
        "张量算法的基本性质",
        "降维",
        "点积",
        "矩阵-向量积",
        "矩阵-矩阵乘法",
        "范数",
    ],
    "2.4": ["导数和微分", "偏导数", "梯度", "链式法则"],
    "2.5": ["一个简单的例子", "非标量变量的反向传播", "分离计算", "Python控制流的梯度计算"],
}
ENGLISH = {
    "2.1": ["Getting Started", "Indexing and Slicing", "Operations", "Broadcasting", "Saving Memory", "Conversion"],
    "2.3": ["Scalars", "Vectors", "Matrices", "Tensors", "Basic Properties", "Reduction", "Non-Reduction Sum",
            "Dot Products", "Matrix-Vector Products", "Matrix-Matrix Multiplication", "Norms"],
    "2.4": ["Derivatives and Differentiation", "Visualization Utilities", "Partial Derivatives and Gradients", "Chain Rule"],
    "2.5": ["A Simple Function", "Backward for Non-Scalar Variables", "Detaching Computation",
            "Gradients and Python Control Flow"],
}  # fmt: skip
NAMED = {
    "broadcasting": ("广播机制", "Broadcasting"), "indexing": ("索引和切片", "Indexing and Slicing"),
    "memory": ("节省内存", "Saving Memory"), "operators": ("运算符", "Operations"), "norms": ("范数", "Norms"),
    "conversion": ("转换为其他Python对象", "Conversion"), "chain-rule": ("链式法则", "Chain Rule"),
    "derivatives": ("导数和微分", "Derivatives and Differentiation"), "autograd": ("一个简单的例子", "A Simple Function"),
    "non-scalar": ("非标量变量的反向传播", "Backward for Non-Scalar Variables"),
    "detaching": ("分离计算", "Detaching Computation"),
    "control-flow": ("Python控制流的梯度计算", "Gradients and Python Control Flow"), "creating": ("入门", "Getting Started"),
    "reductions": ("降维", "Reduction"), "gradients": ("偏导数", "Partial Derivatives and Gradients"),
    "products": ("点积", "Dot Products"), "vectors": ("标量", "Scalars"),
}  # fmt: skip


@pytest.mark.parametrize("key", NAMED)
def test_a_topic_has_the_numbers_of_both_editions(key: str) -> None:
    for sections, titles, title in zip(
        (BY_KEY[key].chinese, BY_KEY[key].english), (CHINESE, ENGLISH), NAMED[key], strict=True
    ):
        chapter, _dot, number = numbers(sections)[0].rpartition(".")
        assert titles[chapter][int(number) - 1] == title


def test_every_topic_has_a_chapter_and_words_and_pages_that_exist() -> None:
    assert SECTION_WORDS.keys() == BY_KEY.keys()
    for topic in TOPICS:
        assert chapter_of(topic) in CHAPTERS
        assert set(topic.pages) <= PAGES.keys()


def test_every_page_is_in_the_list_of_pages() -> None:
    """But the operator's: to others it is an address that does not exist."""
    assert {page.stem for page in (ROOT / "pages").glob("*.py")} == {*PAGES, "status"}


@pytest.mark.parametrize(
    ("topics", "keys"), [(OF_GRAPH, EXAMPLES), (OF_TENSORS, LESSONS), (OF_FUNCTIONS, FUNCTIONS), (OF_MODES, MODES)]
)
def test_every_example_of_a_page_belongs_to_a_topic(topics: dict[str, str], keys: dict[str, object]) -> None:
    assert topics.keys() == keys.keys()
    assert set(topics.values()) <= BY_KEY.keys()


def test_nothing_that_a_page_offers_is_left_out() -> None:
    assert OF_QUESTIONS.keys() == {one.key for one in QUESTIONS}
    assert {one.exercise for one in entries() if one.exercise} == {one.key for one in EXERCISES}
    places = {one.place.address for one in examples()}
    assert {Place("data", {"lesson": one.key}).address for one in DATA_LESSONS} <= places


def sound(place: Place) -> None:
    """Assert that a place's link says what its page could have written."""
    address = urlsplit(place.address)
    assert address.path in PAGES
    (parameter,) = parse_qs(address.query).get("s", [""])
    assert parameter == place.parameter
    if parameter:
        assert CHOICES[address.path].read(choices_in(parameter))


def test_every_entry_leads_to_what_its_page_can_show() -> None:
    for entry in entries():
        if entry.place is None:
            assert (entry.group, entry.topic) == ("section", "probability")
        else:
            sound(entry.place)


def test_every_link_of_the_map_leads_to_what_is_there() -> None:
    seen = 0
    for chapter in chapters(lambda key: False):
        for topic in chapter["topics"]:
            for page in topic["pages"]:
                assert page["address"] == page["opens"]["page"] in PAGES
            for item in (item for group in topic["groups"] for item in group["items"]):
                place = entries()[item["opens"]["number"]].place
                assert place is not None and place.address == item["address"]
                seen += 1
    assert seen > 200


def test_the_map_counts_what_was_done() -> None:
    key = EXERCISES[0].key
    (topic,) = [
        one for chapter in chapters(lambda exercise: exercise == key) for one in chapter["topics"] if one["done"]
    ]
    assert topic["key"] == EXERCISES[0].topic and topic["done"] == 1 <= topic["total"]


@pytest.mark.parametrize("one", FAILING, ids=[f"{one.kind}-{number}" for number, one in enumerate(FAILING)])
def test_a_program_makes_the_mistake_that_it_is_listed_for(one: Failing) -> None:
    mistake = ran(one.program).record.mistake
    assert mistake is not None
    assert (mistake.kind, mistake.raised) == (one.kind, one.raised)
    assert one.topic in BY_KEY


def test_the_program_of_every_operation_runs() -> None:
    shown = [one for one in RECORDS if one.examples]
    assert len(shown) > 250
    failed = [one.name for one in shown if ran(operation_program(one)).record.mistake is not None]
    assert failed == []


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_kept_runs_are_what_explore_gives(name: str) -> None:
    kept_record = msgspec.json.decode(FILE.read_bytes(), type=dict[str, TraceRecord])[name]
    assert msgspec.json.encode(kept_record) == msgspec.json.encode(explore(PROGRAMS[name]).record)
    assert kept(name).mistake is None


@pytest.mark.acceptance("Z5")
def test_the_adverts_are_ranked_by_click_rate_times_bid() -> None:
    """In plain Python: the rates are sigmoids, the order is that of rate × bid."""
    features, bids, weights = [[1, 0, 2], [0, 1, 1], [1, 1, 0]], [0.5, 2.0, 1.0], [0.4, -0.6, 0.3]
    scores = [sum(x * w for x, w in zip(row, weights, strict=True)) for row in features]
    values = [bid / (1 + math.exp(-score)) for bid, score in zip(bids, scores, strict=True)]
    order = sorted(range(3), key=lambda place: -values[place])
    trace = kept("adverts")
    named = {node.names[0]: node for node in trace.nodes if node.names}
    assert named["order"].value.array().tolist() == order
    assert named["value"].value.array().tolist() == pytest.approx(values, rel=1e-5)


@pytest.mark.acceptance("Z2")
@pytest.mark.acceptance("E41")
def test_the_resources_are_on_the_five_hosts_and_no_other() -> None:
    hosts = [urlsplit(address).netloc for _title, address in course.RESOURCES]
    assert sorted(hosts) == [
        "courses.d2l.ai", "discuss.d2l.ai", "discuss.pytorch.org", "space.bilibili.com", "zh-v2.d2l.ai",
    ]  # fmt: skip
    assert all(address.startswith("https://") for _title, address in course.RESOURCES)


def test_the_drawings_are_within_their_frames() -> None:
    for svg in (drawings.ai_map(), drawings.imagenet_errors()):
        wide, high = map(float, re.findall(r'viewBox="0 0 (\S+) (\S+)"', svg)[0])
        places = re.findall(r'<(?:rect|text) x="([-\d.]+)" y="([-\d.]+)"', svg)
        assert len(places) > 5
        for x, y in places:
            assert 0 <= float(x) <= wide and 0 <= float(y) <= high
