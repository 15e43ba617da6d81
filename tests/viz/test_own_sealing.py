"""A sealed exercise: only who has the key reads or makes one, whatever is done to the address."""

from __future__ import annotations

import base64
import os
import stat
import zlib
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.exercises import own_key
from viz.exercises.own_key import UnsoundKey, keys_from, new_key
from viz.exercises.own_record import MOST_ROWS, TEXT_CHARACTERS, Own, OwnMisconception, OwnOption
from viz.exercises.own_sealing import LONGEST, Unopened, is_open, read, sealed, unsealed

KEY, OTHER = b"k" * 32, b"o" * 32
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)
RECORDS = st.builds(
    Own,
    title=st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
    prompt=TEXTS,
    kind=st.sampled_from(["program", "line", "choice", "order"]),
    given=TEXTS, instance=TEXTS, reference=TEXTS,
    observed=st.lists(TEXTS, max_size=3).map(tuple),
    options=st.lists(st.builds(OwnOption, text=TEXTS, right=st.booleans(), why=TEXTS), max_size=4).map(tuple),
    misconceptions=st.lists(st.builds(OwnMisconception, answer=TEXTS, says=TEXTS), max_size=3).map(tuple),
    hints=st.lists(TEXTS, max_size=3).map(tuple),
    reveals=st.booleans(),
)  # fmt: skip
SECRET = "secret_reference_of_the_teacher"
OWN = Own(
    "Means", "The mean of each row", "program", starter="# here\n", observed=("f(A)",),
    reference=f"def f(A):\n    {SECRET} = A.mean(dim=1)\n    return {SECRET}\n",
    misconceptions=(OwnMisconception("def f(A):\n    return A.mean(dim=0)\n", "You took the columns."),),
)  # fmt: skip


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text_of(whole: bytes) -> str:
    return base64.urlsafe_b64encode(whole).decode().rstrip("=")


@given(RECORDS)
def test_what_was_sealed_or_sent_open_is_read_again(own: Own) -> None:
    assert read(sealed(own, KEY), [OTHER, KEY]) == own
    assert read(unsealed(own), [KEY]) == own


def test_any_flipped_bit_is_refused() -> None:
    for text in (sealed(OWN, KEY), unsealed(OWN)):
        whole = raw(text)
        for place in range(8 * len(whole)):
            changed = bytearray(whole)
            changed[place // 8] ^= 1 << place % 8
            with pytest.raises(Unopened):
                read(text_of(bytes(changed)), [KEY])


def test_any_changed_lost_or_added_letter_is_refused() -> None:
    for text in (sealed(OWN, KEY), unsealed(OWN)):
        for place in range(len(text)):
            for changed in (
                text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :],
                text[:place] + text[place + 1 :],
                text[:place] + "A" + text[place:],
            ):
                if changed != text:
                    with pytest.raises(Unopened):
                        read(changed, [KEY])
        with pytest.raises(Unopened):
            read(text + "=", [KEY])


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=200), st.binary(max_size=200).map(text_of)))
def test_what_nobody_sealed_is_refused(text: str) -> None:
    with pytest.raises(Unopened):
        read(text, [KEY])


def test_nothing_of_the_exercise_is_in_the_bytes() -> None:
    whole = raw(sealed(OWN, KEY))
    for text in (SECRET, "mean(dim=0)", "columns", "Means"):
        assert text.encode() not in whole
    assert raw(sealed(OWN, KEY))[6:] != whole[6:]  # twice the same exercise: two texts that do not tell so
    assert not is_open(sealed(OWN, KEY)) and is_open(unsealed(OWN))
    assert SECRET.encode() in zlib.decompress(raw(unsealed(OWN))[10:], wbits=-15)


def test_another_key_is_told_from_a_damaged_link() -> None:
    with pytest.raises(Unopened) as found:
        read(sealed(OWN, OTHER), [KEY])
    assert found.value.fault == "key"
    with pytest.raises(Unopened) as found:
        read(sealed(OWN, KEY)[:-3], [KEY])
    assert found.value.fault == "damaged"
    with pytest.raises(Unopened) as found:
        read(text_of(b"\x02" + raw(sealed(OWN, KEY))[1:]), [KEY])
    assert found.value.fault == "version"


def with_the_key(plain: bytes) -> str:
    """What a server would seal that had lost its bounds."""
    deflating = zlib.compressobj(9, wbits=-15)
    packed = deflating.compress(plain) + deflating.flush()
    head = raw(sealed(OWN, KEY))[:18]
    return text_of(head + AESGCM(KEY).encrypt(head[6:], packed, head))


@pytest.mark.parametrize(
    "plain",
    [
        b" " * 50_000_000,  # a bomb: 50 kB deflated
        b"[" * 10_000,
        b'{"title":"a","prompt":"b","kind":"program","more":1}',
        b'{"title":"a","prompt":"b","kind":"program","version":2}',
        b'{"title":"a","prompt":"b","kind":"poem"}',
        b'{"title":"a","prompt":"b","kind":"blanks","blanks":[["a","size"]]}',
        b'{"title":"a","prompt":"b","kind":"blanks","blanks":[["a;b=1","value"]]}',
        b'{"title":"a","prompt":"b","kind":"blanks","blanks":[["a\\n","value"]]}',
        msgspec.json.encode({"title": "", "prompt": "", "kind": "blanks", "blanks": [["a", "value"]] * 13}),
        msgspec.json.encode({"title": "", "prompt": "", "kind": "order", "strangers": [{"text": "a"}] * 7}),
        b'{"title":"' + b"a" * 200 + b'","prompt":"b","kind":"line"}',
        msgspec.json.encode({"title": "", "prompt": "", "kind": "choice", "hints": ["a"] * (MOST_ROWS + 1)}),
        msgspec.json.encode({"title": "", "prompt": "", "kind": "line", "given": "a" * (TEXT_CHARACTERS + 1)}),
        b"\xff\xfe",
    ],
)
def test_what_is_no_exercise_within_the_bounds_is_refused_even_when_sealed(plain: bytes) -> None:
    text = with_the_key(plain)
    with pytest.raises(Unopened):
        read(text, [KEY])


def test_what_no_link_holds_is_refused_when_it_is_made() -> None:
    noise = [os.urandom(TEXT_CHARACTERS // 2).hex() for _ in range(11)]
    wrong = tuple(OwnMisconception(one, "") for one in noise[:MOST_ROWS])
    given, starter, instance, reference, prompt = noise[MOST_ROWS:]
    own = Own("a", prompt, "program", given, starter, instance, reference=reference, misconceptions=wrong)
    with pytest.raises(Unopened) as found:
        sealed(own, KEY)
    assert found.value.fault == "large"
    assert len(sealed(OWN, KEY)) < LONGEST / 20


def test_the_environment_names_the_key_and_former_ones() -> None:
    new, former = new_key(), new_key()
    keys = keys_from({own_key.VARIABLE: f"{new}, {former}="})
    assert keys.kept == "environment" and len(keys.all) == 2
    old = sealed(OWN, keys_from({own_key.VARIABLE: former}).all[0])
    assert read(old, keys.all) == OWN
    for wrong in ("short", "!" * 43, new + "A", f"{new},"):
        with pytest.raises(UnsoundKey) as found:
            keys_from({own_key.VARIABLE: wrong})
        assert wrong not in str(found.value)


def test_without_one_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    environment = {"XDG_STATE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    first, second = keys_from(environment), keys_from(environment)
    assert first == second and first.kept == "file" and len(first.all[0]) == 32
    path = own_key.state_folder(environment) / own_key.FILE
    assert [one.name for one in path.parent.iterdir()] == [own_key.FILE]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_where_no_file_can_be_written_the_key_lives_as_long_as_the_server(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    first = keys_from({"XDG_STATE_HOME": str(blocked)})
    assert first.kept == "memory" and first.all != keys_from({"XDG_STATE_HOME": str(blocked)}).all


def test_a_worker_gets_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    from core.sandbox.starting import clean_environment

    assert own_key.VARIABLE not in clean_environment({own_key.VARIABLE: new_key(), "PATH": "/bin"})
