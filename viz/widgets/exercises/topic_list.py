"""The list of topics with their exercises, and how far one is."""

from __future__ import annotations

from core.exercises.records import Exercise
from viz.course.topics import TOPICS, Topic
from viz.escaping import visible_data
from viz.exercises.catalogue import BY_KEY, EXERCISES, of_topic
from viz.exercises.progress import Progress
from viz.widgets.exercises import browser_memory
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.mounting import bundled, message_of
from viz.words import _, language, ngettext

_mounted = bundled("exercise_list")


def exercise_list(chosen: str) -> None:
    """Show the list; a click opens an exercise."""

    def opened() -> None:
        key = message_of(choices.LIST, "opened")
        if isinstance(key, str):
            choices.open_exercise(key)

    done = browser_memory.progress()
    data = {
        "topics": [_topic(topic, found, done) for topic in TOPICS if (found := of_topic(topic.key))],
        "chosen": chosen,
        "total": total_told(done),
        "words": {
            "label": _("Exercises"),
            "search": _("Find an exercise"),
            "none": _("No exercise has these words."),
            "count": _("{done} of {all} done"),
            "done": _("done"),
            "tried": _("tried"),
            "seen": _("solution seen"),
        },
    }
    _mounted(key=choices.LIST, data=visible_data(data), on_opened_change=opened)


def total_told(done: Progress) -> str:
    """Return how much is done of all."""
    count = sum(done.is_done(key) for key in BY_KEY)
    return _("{done} of {all} done").format(done=count, all=len(EXERCISES))


def section_of(topic: Topic) -> str:
    """Return the section's number in the edition of the reader's language."""
    return topic.chinese if language() == "zh_CN" else topic.english


def _topic(topic: Topic, exercises: tuple[Exercise, ...], done: Progress) -> dict[str, object]:
    return {
        "key": topic.key,
        "title": _(topic.title),
        "section": section_of(topic),
        "exercises": [_exercise(one, done) for one in exercises],
    }


def _exercise(exercise: Exercise, done: Progress) -> dict[str, str]:
    one = done.of(exercise.key)
    state = "done" if one.done else "seen" if one.seen else "tried" if one.tries else ""
    tries = ngettext("{count} try", "{count} tries", one.tries).format(count=one.tries) if one.tries else ""
    return {"key": exercise.key, "title": _(exercise.title), "state": state, "tries": tries}
