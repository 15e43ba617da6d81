"""The first page without a browser: what it shows, what it finds, where it leads, and what is not on it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import happens, mounted, sent
from tools.serving import ROOT
from viz.course import course
from viz.course.entries import GROUPS, entries
from viz.course.kept_runs import ADVERTS
from viz.examples import BY_KEY as EXAMPLES
from viz.exercises import progress
from viz.exercises.catalogue import EXERCISES
from viz.link import choices_in, encoded
from viz.widgets.exercises import browser_memory
from viz.widgets.graph import graph_choices
from viz.widgets.keys import Key
from viz.widgets.tensors import tensor_choices

BOXES = ("course", "ai", "applications", "adverts", "interpreting", "probability", "resources")


def opened(*boxes: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for name, value in parameters.items():
        app.query_params[name] = value
    for box in boxes:
        app.session_state[f"home-{box}"] = True
    app.run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def everything() -> AppTest:
    return opened(*BOXES)


def told(app: AppTest, name: str, event: str, value: object) -> AppTest:
    """Run what the browser's message of a component would have run."""
    return happens(app, mounted(app, name)[0], event, value)


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def number_of(title: str) -> int:
    return next(number for number, entry in enumerate(entries()) if entry.title == title)


def page_of(app: AppTest) -> str:
    return app.session_state[Key.PAGE]


# --- what it shows at first


def test_the_picture_is_the_chain_with_torchs_numbers(everything: AppTest) -> None:
    (picture,) = sent(everything, "moving_picture")
    assert picture["source"][0].startswith("x = torch.tensor") and picture["source"][-1] == "z.backward()"
    says = " ".join(step["says"] for step in picture["steps"])
    # Acceptance row Q2: a = 1, b = −1, z = 1, and back −2, −2, 2, (−6, 2), (−2, −4).
    for number in ("= 1.", "= −1.", "−(−2) = 2", "[−6, 2]", "[−2, −4]"):
        assert number in says
    kinds = [step["kind"] for step in picture["steps"]]
    assert kinds == ["value"] * 6 + ["start"] + ["send"] * 5  # forward, then backward
    assert picture["address"] == "graph"


def test_the_page_speaks_chinese() -> None:
    app = opened(lang="zh_CN")
    (picture,) = sent(app, "moving_picture")
    assert "叶子" in picture["steps"][0]["says"]
    (topics,) = [chapter["topics"] for chapter in sent(app, "course_map")[0]["chapters"] if chapter["number"] == "2.3"]
    assert [topic["number"] for topic in topics] == ["2.3.1–2.3.5", "2.3.6", "2.3.7–2.3.9", "2.3.10"]


def test_the_map_has_both_editions_and_leads_to_pages_examples_and_exercises(everything: AppTest) -> None:
    (shown,) = sent(everything, "course_map")
    assert [chapter["number"] for chapter in shown["chapters"]] == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3"]
    broadcasting = next(topic for topic in shown["chapters"][0]["topics"] if topic["key"] == "broadcasting")
    assert broadcasting["number"] == "2.1.4"
    assert broadcasting["numbers"] == "Chinese edition 2.1.3 · English edition 2.1.4"
    groups = [group["title"] for group in broadcasting["groups"]]
    assert groups == ["Examples", "Questions", "Error messages", "Exercises"]
    assert broadcasting["total"] == sum(one.topic == "broadcasting" for one in EXERCISES)


def test_what_the_browser_remembers_of_exercises_is_shown() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    first = EXERCISES[0]
    app.session_state[browser_memory.COPY] = progress.tried(progress.Progress(), first.key, 1_800_000_000_000)
    app.run()
    topics = [topic for chapter in sent(app, "course_map")[0]["chapters"] for topic in chapter["topics"]]
    assert {topic["key"]: topic["done"] for topic in topics if topic["done"]} == {first.topic: 1}


def test_closed_boxes_are_empty() -> None:
    app = opened()
    assert not app.markdown and not sent(app, "course_picture") and not app.code


# --- the rows of the course


@pytest.mark.acceptance("Z1")
def test_the_course_has_its_goals_eight_blocks_three_questions_and_who_needs_which(everything: AppTest) -> None:
    text = said(everything)
    assert len(course.BLOCKS) == 8
    for word in ("LeNet", "ResNet", "LSTM", "BERT", "Transformer", "Adam", "GPUs", "segmentation", "overfitting"):
        assert word in text
    table = next(one.value for one in everything.markdown if one.value.startswith("| Who"))
    marks = [re.findall("[●·]", row) for row in table.splitlines()[2:]]
    assert marks == [["●", "·", "·"], ["●", "●", "·"], ["●", "●", "●"]]


@pytest.mark.acceptance("Z2")
def test_links_to_other_hosts_are_the_five_and_no_other(everything: AppTest) -> None:
    hosts = re.findall(r"https?://([^/)\s]+)", said(everything) + "".join(one.value for one in everything.code))
    assert sorted(hosts) == [
        "courses.d2l.ai", "discuss.d2l.ai", "discuss.pytorch.org", "space.bilibili.com", "zh-v2.d2l.ai",
    ]  # fmt: skip


def drawing(app: AppTest, says: str) -> dict[str, Any]:
    return next(one for one in sent(app, "course_picture") if says in one["label"])


@pytest.mark.acceptance("Z3")
def test_the_map_of_ai_has_both_axes(everything: AppTest) -> None:
    svg = drawing(everything, "A map")["svg"]
    places = {text: (float(x), float(y)) for x, y, text in re.findall(r'<text x="(\S+)" y="(\S+)"[^>]*>([^<]+)<', svg)}
    across = [places[name][0] for name in ("Symbols", "Probability", "Machine learning")]
    upwards = [places[name][1] for name in ("Perception", "Reasoning", "Knowledge", "Planning")]
    assert across == sorted(across) and upwards == sorted(upwards, reverse=True)
    assert "Deep learning" in places and places["Deep learning"][0] == pytest.approx(across[2], abs=20)


@pytest.mark.acceptance("Z4")
def test_the_applications_and_the_errors_on_imagenet(everything: AppTest) -> None:
    assert len(course.APPLICATIONS) == 7
    assert all(f"**{title}**" in said(everything) for title, _about in course.APPLICATIONS)
    svg = drawing(everything, "ImageNet")["svg"]
    bars = [float(height) for height in re.findall(r'<rect [^>]*height="(\S+)" [^>]*stroke-forward', svg)]
    assert [bar / bars[0] for bar in bars] == pytest.approx([1, 25 / 27, 5 / 27], abs=0.01)
    assert re.findall(r">(\d{4})<", svg) == ["2010", "2012", "2017"]
    assert "26–27 %" in svg and "&lt; 25 %" in svg and "&lt; 5 %" in svg


@pytest.mark.acceptance("Z5")
def test_the_case_of_the_adverts_is_a_computation_graph(everything: AppTest) -> None:
    picture = drawing(everything, "trigger")
    for name in ("fits", "score", "rate", "bid", "value", "order", "clicks", "loss"):
        assert f">{name}<" in picture["svg"]
    assert "contribution" in picture["svg"]  # the clicks train the model that ranks
    assert choices_in(picture["address"].partition("?s=")[2]) == {"program": ADVERTS}
    for who in ("Domain expert", "Data scientist", "AI expert"):
        assert f"**{who}**" in said(everything)


@pytest.mark.acceptance("Z6")
@pytest.mark.acceptance("Z9")
@pytest.mark.acceptance("E42")
def test_nothing_of_the_old_installation_and_of_the_payment_page_is_shown(everything: AppTest) -> None:
    shown = said(everything) + "".join(one.value for one in everything.code) + json.dumps(
        [json.loads(one.proto.json) for one in everything.get("bidi_component") if one.proto.json], ensure_ascii=False
    )  # fmt: skip
    for word in ("conda", "pip install", "python 3.8", "Python 3.8", "1.8.1", "torchvision", "Miniconda"):
        assert word not in shown
    for word in ("payment", "Alipay", "WeChat", "支付", "微信", "扫码", "订单", "优惠"):
        assert word not in shown


@pytest.mark.acceptance("Z7")
def test_probability_says_what_is_here_and_what_is_not(everything: AppTest) -> None:
    text = said(everything)
    for word in ("Expectation", "variance", "likelihood"):
        assert word in course.PROBABILITY_MISSING
    assert course.PROBABILITY_MISSING in text and "cross-entropy" in text and "2.6" in text
    chapter = next(one for one in sent(everything, "course_map")[0]["chapters"] if one["number"] == "2.6")
    assert [topic["pages"] for topic in chapter["topics"]] == [[]] and chapter["topics"][0]["about"]


@pytest.mark.acceptance("Z8")
def test_effective_is_not_interpretable(everything: AppTest) -> None:
    text = said(everything)
    assert "*effective*" in text and "*interpretable*" in text
    assert "domain expert" in text and "data scientist" in text


# --- the search, and where it leads


def test_a_pasted_message_finds_its_mistake_and_opens_it_on_the_graph_page() -> None:
    app = told(opened(), "course_search", "asked", "The size of tensor a (3) must match the size of tensor b (2)")
    (found,) = sent(app, "course_search")
    first = found["groups"][0]["found"][0]
    assert (found["groups"][0]["title"], first["title"]) == ("Error messages", "Two shapes do not broadcast")
    assert "keepdims=True" in first["about"] and first["page"] == "Computation graph"
    told(app, "course_search", "opened", first["number"])
    assert page_of(app) == "graph" and not app.exception
    assert any("do not broadcast" in one.value for one in app.error)
    app.query_params.clear()
    app.switch_page("pages/home.py").run()
    assert sent(app, "course_search")[0]["query"].startswith("The size of tensor a (3)")  # the search is as it was


def test_a_lesson_opens_on_its_page_even_when_that_page_was_left_with_something_else() -> None:
    app = opened()
    app.query_params["s"] = encoded({"lesson": "clone"})
    app.switch_page("pages/tensors.py").run()
    assert app.session_state[tensor_choices.LESSON.key] == "clone"
    del app.query_params["s"]
    app.switch_page("pages/home.py").run()
    told(app, "course_map", "opened", {"number": number_of("A column and a row stretch")})
    assert page_of(app) == "tensors" and not app.exception
    assert app.session_state[tensor_choices.LESSON.key] == "stretch"


def test_a_page_of_the_map_opens_as_it_was_left() -> None:
    app = told(opened(), "course_map", "opened", {"page": "modes"})
    assert page_of(app) == "modes" and not app.exception


@pytest.mark.parametrize("group", GROUPS)
def test_an_entry_of_every_group_opens(group: str) -> None:
    number = next(number for number, entry in enumerate(entries()) if entry.group == group and entry.place)
    app = told(opened(), "course_search", "opened", number)
    place = entries()[number].place
    assert place is not None and page_of(app) == place.page and not app.exception


def test_the_picture_opens_its_program() -> None:
    app = told(opened(), "moving_picture", "opened", True)
    assert page_of(app) == "graph" and app.session_state[graph_choices.PROGRAM.key] == EXAMPLES["chain"].program


FORGED = [
    *(("course_search", "opened", value) for value in (10**9, -1, True, "graph", None)),
    *(("course_search", "asked", value) for value in (["a"], "a" * 9_999, "a\nb", None)),
    *(
        ("course_map", "opened", value)
        for value in ({"page": "../app"}, {"number": 1.5}, [1], {"page": ["graph"]}, None)
    ),
]


@pytest.mark.parametrize(("name", "event", "value"), FORGED)
def test_a_forged_message_leads_nowhere(name: str, event: str, value: object) -> None:
    app = told(opened(), name, event, value)
    assert not app.exception and page_of(app) == ""
    assert sent(app, "course_search")[0]["query"] == ""


def test_a_question_in_the_address_is_asked() -> None:
    app = opened(q="广播")
    assert sent(app, "course_search")[0]["query"] == "广播"
    assert sent(opened(q="x" * 9_999), "course_search")[0]["query"] == ""


# --- "/" was the graph page's address


def test_an_old_link_still_opens_the_graph_page() -> None:
    app = opened(s=encoded({"example": "fan-out"}))
    assert page_of(app) == "graph" and app.session_state[graph_choices.EXAMPLE.key] == "fan-out"
