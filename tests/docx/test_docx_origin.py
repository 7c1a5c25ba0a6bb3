"""What a Word file remembers of how it was made."""

from __future__ import annotations

from importlib import import_module

import pytest

from lkjip_docgen.docx.origin import (
    UnreadableOriginError,
    is_untouched,
    origin_part,
    read_origin,
)

NAME = "customXml/item2.xml"
TEXT, NOTES = b"<w:document>teks</w:document>" * 20, b"<w:footnotes/>" * 20
ENTRIES = {
    "word/document.xml": TEXT,
    "word/footnotes.xml": NOTES,
    "word/media/foto.png": b"gambar",
}
OFFICE = {"author": 'Kantor "Teluk" & Rekan', "subject": "LKjIP 2031"}


def remembering(*, sealed: bool = True) -> dict[str, bytes]:
    """A file with its memory."""
    return {**ENTRIES, NAME: origin_part(ENTRIES, OFFICE, "1.2", sealed=sealed)}


def test_a_file_remembers_its_texts_its_office_and_its_program() -> None:
    origin = read_origin(remembering())
    assert origin is not None
    assert (origin.office, origin.subject, origin.program) == (
        'Kantor "Teluk" & Rekan',
        "LKjIP 2031",
        "1.2",
    )
    assert origin.parts == {"word/document.xml": TEXT, "word/footnotes.xml": NOTES}


def test_a_file_is_untouched_until_a_byte_of_it_changes() -> None:
    assert is_untouched(remembering())
    assert not is_untouched({**remembering(), "word/media/foto.png": b"gambaR"})
    assert not is_untouched(remembering(sealed=False))
    assert not is_untouched(ENTRIES)


def test_a_file_without_memory_has_none() -> None:
    assert read_origin(ENTRIES) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'versi="1"', b'versi="2"'),
        (b"urn:lkjip-docgen:asal:1", b"urn:lkjip-docgen:asal:2"),
        (b"</asal>", b""),
        (b"word/document.xml", b"word/lain.xml"),
        (b'">eJ', b'">AA'),
    ],
    ids=["another version", "another namespace", "cut off", "without the text", "damaged"],
)
def test_a_memory_that_cannot_be_read_is_told_as_such(old: bytes, new: bytes) -> None:
    entries = remembering()
    entries[NAME] = entries[NAME].replace(old, new)
    with pytest.raises(UnreadableOriginError):
        read_origin(entries)


def test_the_version_of_a_later_memory_is_told() -> None:
    entries = remembering()
    entries[NAME] = entries[NAME].replace(b'versi="1"', b'versi="2"')
    with pytest.raises(UnreadableOriginError) as caught:
        read_origin(entries)
    assert caught.value.version == "2"


def test_texts_that_are_too_large_together_are_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = import_module("lkjip_docgen.docx.origin")
    monkeypatch.setattr(module, "_LIMIT", len(TEXT) + len(NOTES))
    assert read_origin(remembering()) is not None
    monkeypatch.setattr(module, "_LIMIT", len(TEXT) + len(NOTES) - 1)
    with pytest.raises(UnreadableOriginError):
        read_origin(remembering())
