"""What of a Word file decides where its pages end: all but which digits stand where they are alike.

In most faces all digits are equally wide, so that another number of the same
length breaks no line elsewhere and moves no page.  Where that is not so, as
for a face that draws two ones closer together, a digit counts as it is.  What
a picture shows does not count: the text says how large it is.  A formula that
stands on a line of its own is one line, however wide.

What is left out is left out where it stands: in the tag of a picture, in the list
of a part's relations.  Words of the report may look the same.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from lkjip_docgen.style import faces, is_installed

_DIGITS: Final = "0123456789"
_MEDIA: Final = ("word/media/", "word/charts/", "word/embeddings/")
_RELATIONS: Final = ".rels"
_STORE: Final = b'<nilai xmlns="urn:lkjip-docgen:nilai:'
_LABELS: Final = "word/numbering.xml"  # its faces are those of bullets
_TEXT: Final = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)")
_FORMULA: Final = re.compile(r"(<m:t(?: [^>]*)?>)([^<]*)")
_FORMULAS: Final = re.compile(r"<m:oMath[ >]")
_ON_LINES_OF_THEIR_OWN: Final = re.compile(r"<m:oMathPara[ >]")
_FORMULA_WHOLE: Final = re.compile(r"<m:oMath[ >].*?</m:oMath>", re.DOTALL)
_WORDS_OF_PICTURE: Final = re.compile(r'(<(?:wp:docPr|pic:cNvPr) [^<>]*?) descr="[^"]*"')
_PICTURE: Final = re.compile(r'(\bTarget="(?:/word/|\.\./)?media/)[0-9A-Za-z_-]+(?=\.)')
_BESIDE_DIGIT: Final = re.compile(r"(?<=\d)[^\d]|[^\d](?=\d)")
_FACES: Final = re.compile(r"<w:rFonts ([^>]*)>")
_FACE: Final = re.compile(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"')
_UNITS: Final = 2048  # in an em: widths are whole numbers then


def shape(entries: Mapping[str, bytes], *, formulas_too: bool) -> str | None:
    """A digest of what decides where the pages of a .docx end, of its zip entries.

    Two files of one shape have the same pages.  `formulas_too`: a formula is as
    high whatever its digits.  None where a theme decides which faces are used, or
    nobody says it.
    """
    parts = {name: _text(entries[name]) for name in entries if _counts(name, entries[name])}
    set_in = _faces_of(parts)
    if set_in is None:
        return None
    files = list(_files(set_in))
    alike = _alike(files, _beside_digits(parts.values()))
    digest = hashlib.sha256("|".join((alike, *map(_known_as, files))).encode())
    for name, text in sorted(parts.items()):
        kept = _nameless(name, _plain(text) if formulas_too else text)
        kept = _translated(_TEXT, kept, alike)
        digest.update(f"{name}\0{kept}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _counts(name: str, data: bytes) -> bool:
    """Whether an entry has a part in the layout: pictures and the store of numbers have none."""
    return not name.startswith(_MEDIA) and _STORE not in data[:200]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _nameless(name: str, text: str) -> str:
    """A part without the names of its pictures and what is said about them."""
    if name.endswith(_RELATIONS):
        return _PICTURE.sub(r"\1", text)
    return _WORDS_OF_PICTURE.sub(r"\1", text)


def _plain(text: str) -> str:
    """A part whose formulas have one digit only, where each has a line of its own."""
    if len(_FORMULAS.findall(text)) != len(_ON_LINES_OF_THEIR_OWN.findall(text)):
        return text
    return _translated(_FORMULA, text, _DIGITS)


def _translated(pattern: re.Pattern[str], text: str, alike: str) -> str:
    """A text in whose words, the second group of the pattern, alike digits are the same."""
    same = str.maketrans(alike, alike[:1] * len(alike))

    def line(match: re.Match[str]) -> str:
        words = match[2]
        return match[1] + (words if "&#" in words else words.translate(same))

    return pattern.sub(line, text)


def _faces_of(parts: Mapping[str, str]) -> set[str] | None:
    """The names of the faces that the text is set in; None where it is not known.

    A formula is set in a face of the layout's own.
    """
    found: set[str] = set()
    for name, text in parts.items():
        if name == _LABELS or not name.startswith("word/") or name.endswith(_RELATIONS):
            continue
        for attributes in _FACES.findall(_FORMULA_WHOLE.sub("", text)):
            if "Theme=" in attributes:
                return None
            found.update(_FACE.findall(attributes))
    return found or None


def _files(names: Iterable[str]) -> Iterator[Path | None]:
    """The file of each face, upright and italic, regular and bold.

    None for one that is not installed: what LibreOffice takes in its place is not known.
    """
    for name in sorted(names):
        if not is_installed(name):
            yield None
            continue
        for bold in (False, True):
            for italic in (False, True):
                yield faces.file_of(name, bold=bold, italic=italic)


def _known_as(file: Path | None) -> str:
    """What changes when another face is installed in the place of one."""
    return "" if file is None else f"{file} {file.stat().st_mtime_ns}"


def _beside_digits(texts: Iterable[str]) -> str:
    """The characters that stand beside a digit somewhere, as written and as capitals.

    Text of one look is set as one, in however many pieces it is written.
    """
    lines = ("".join(words for _, words in _TEXT.findall(text)) for text in texts)
    signs = {sign for line in lines for sign in _BESIDE_DIGIT.findall(html.unescape(line))}
    return "".join(sorted(signs | {capital for sign in signs for capital in sign.upper()}))


def _alike(files: Iterable[Path | None], beside: str) -> str:
    """The digits that can stand for each other in every one of these faces."""
    from PIL import features  # Pillow takes its time: only where pages are wanted

    alike = _DIGITS
    for file in dict.fromkeys(files):
        if file is None or not features.check("raqm"):  # without it, letters keep their distance
            return ""
        alike = _alike_in(file, alike, beside)
    return alike


def _alike_in(file: Path, digits: str, beside: str) -> str:
    """Those of some digits that are as wide as most of them, whatever stands beside them."""
    from PIL import ImageFont

    face = ImageFont.truetype(file, _UNITS)
    near = _DIGITS + beside
    widths = {
        digit: tuple(face.getlength(pair) for sign in near for pair in (digit + sign, sign + digit))
        for digit in digits
    }
    return _largest_group(widths)


def _largest_group(widths: Mapping[str, tuple[float, ...]]) -> str:
    """The digits of the widths that most digits have."""
    groups: dict[tuple[float, ...], str] = {}
    for digit, found in widths.items():
        groups[found] = groups.get(found, "") + digit
    return max(groups.values(), key=len, default="")
