"""The hidden note of a workbook that others sent back says what it was made from, or nothing."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from lkjip_docgen.workbook.origin import Origin, packed, unpacked


def note(raw: bytes) -> str:
    return base64.b64encode(zlib.compress(raw)).decode("ascii")


def with_wording(istilah: object) -> bytes:
    said = {"isi": {"istilah": istilah, "tanpa": []}}
    empty: dict[str, object] = {"isi": {}}
    return json.dumps({"isi": {"data": empty, "tabel": empty, "sebutan": said}}).encode()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("no base64", id="not packed at all"),
        pytest.param(note(b"{}")[:-8], id="cut off"),
        pytest.param(note(b"[" * 200_000), id="lists in lists without end"),
        pytest.param(note(b'{"isi":' * 5_000 + b"1" + b"}" * 5_000), id="nested too deep to read"),
        pytest.param(note(with_wording({"isi": {"laporan": []}})), id="a word of nothing"),
        pytest.param(note(with_wording({"isi": {"laporan": [["a"]]}})), id="half a word"),
        pytest.param(note(with_wording({"isi": {"laporan": 5}})), id="a number for a word"),
        pytest.param(note(with_wording({"isi": {"tingkat_anggaran": 5}})), id="a number of levels"),
        pytest.param(note(with_wording([])), id="no words"),
    ],
)
def test_a_note_that_is_not_sound_says_nothing(content: str) -> None:
    assert unpacked("digest", content) is None


def test_a_sound_note_says_what_the_workbook_was_made_from() -> None:
    origin = Origin("digest", {"kantor": {"nama": "Dinas Contoh"}}, {})
    assert unpacked("digest", packed(origin)) == origin
