"""The drawings of a paragraph told apart: in its text each is the same sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_docgen.docx import OBJECT, Flow, q, w
from lkjip_docgen.refresh.sentences import Text, text_of

_LABEL = q("wp", "docPr")
_FIRST = 0xF0000
_SIGNS = re.compile("[\U000f0000-\U000ffffd]")
"""Letters that no font has (Private Use), one for each name of a drawing."""


def told_apart(base: Flow, file: Flow, data: Flow) -> tuple[Text, Text, Text]:
    """The words of three paragraphs, with a sign for each drawing that has a name.

    A new drawing between two others is then seen to stand between them.  A
    paragraph that was and is generated with one drawing keeps the common sign:
    there the only drawing is meant, whatever it is called.
    """
    texts = text_of(base), text_of(file), text_of(data)
    if max(text.text.count(OBJECT) for text in (texts[0], texts[2])) < 2:
        return texts
    names = sorted({*_names(base).values(), *_names(data).values()})
    return (
        _signed(texts[0], base, names),
        _signed(texts[1], file, names),
        _signed(texts[2], data, names),
    )


def readable(text: str) -> str:
    """A text with the common sign for every drawing."""
    return _SIGNS.sub(OBJECT, text)


def _signed(text: Text, flow: Flow, names: Sequence[str]) -> Text:
    letters = list(text.text)
    for position, name in _names(flow).items():
        if name in names:
            letters[position] = chr(_FIRST + names.index(name))
    return Text("".join(letters), text.holes)


def _names(flow: Flow) -> dict[int, str]:
    """The name of each drawing of a paragraph, by its place in the text."""
    found: dict[int, str] = {}
    for position, element in flow.objects():
        label = next(element.iter(_LABEL), None)
        if label is not None and next(element.iter(w("drawing")), None) is not None:
            found[position] = str(label.get("name", ""))
    return found
