"""Foreign words of running text stand in italics; names and Indonesian words do not."""

from __future__ import annotations

import pytest

from lkjip_docgen.document import Heading, Items, ListKind, Paragraph, Part, Text
from lkjip_docgen.narrative.italics import with_italics


def shown(text: str) -> str:
    [part] = with_italics([Part("bab_1", (Paragraph((Text(text),)),))])
    [paragraph] = part.blocks
    assert isinstance(paragraph, Paragraph)
    words = [inline for inline in paragraph.content if isinstance(inline, Text)]
    return "".join(f"*{word.text}*" if word.italic else word.text for word in words)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Data diunggah ke website kantor.", "Data diunggah ke *website* kantor."),
        ("Data di-upload setiap hari.", "Data di-*upload* setiap hari."),
        ("output dan outcome", "*output* dan *outcome*"),
        ("Menuju good governance", "Menuju *good governance*"),
        ("melalui self assessment", "melalui *self assessment*"),
        (
            "Inovasi Mobile Passport dan Website Contoh",
            "Inovasi Mobile Passport dan Website Contoh",
        ),
        ("Ekonomi, userland, mobilitas", "Ekonomi, userland, mobilitas"),
    ],
)
def test_foreign_words_are_in_italics(text: str, printed: str) -> None:
    assert shown(text) == printed


def test_what_is_in_italics_already_and_the_look_of_a_word_stay() -> None:
    paragraph = Paragraph((Text("website", italic=True), Text(" output", bold=True)))
    [part] = with_italics([Part("bab_1", (paragraph,))])
    assert part.blocks == (
        Paragraph(
            (
                Text("website", italic=True),
                Text(" ", bold=True),
                Text("output", bold=True, italic=True),
            )
        ),
    )


def test_lists_have_them_and_headings_have_not() -> None:
    heading = Heading(2, (Text("Capaian output"),), "output")
    listed = Items(ListKind.BULLET, ((Paragraph((Text("output"),)),),))
    [part] = with_italics([Part("bab_1", (heading, listed))])
    assert part.blocks == (
        heading,
        Items(ListKind.BULLET, ((Paragraph((Text("output", italic=True),)),),)),
    )
