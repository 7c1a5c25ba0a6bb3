"""What YAML swallows without a word: text behind a comma or ` #`, and blank lines.

YAML is right each time, and the person who typed it finds half of a name in
the report.
"""

from __future__ import annotations

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import MutableRecord, field

_NUMBER = lazy_pattern(r"-?\d[\d.]*")
_DIGITS = lazy_pattern(r"\d+")
_COMMENT = lazy_pattern(r"(\s+)#(.*)")
_BLANK_LINE = lazy_pattern(r"(?:^|(?<=\n))(\S[^\n]*)\n(?=[^\s])")
_REST = lazy_pattern(r"(?:dan|atau|serta|maupun)\s")
_SPACED = lazy_pattern(r"\s{2,}#\s")


class Cut(MutableRecord):
    """A text that commas in braces cut: its key, what was kept, and the words behind."""

    key: str
    kept: str
    behind: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as it was typed."""
        return ", ".join((self.kept, *self.behind))

    def told(self) -> tuple[str, str]:
        """What to say: the message and the remedy."""
        if self._is_decimal():
            number = f"{self.kept},{self.behind[0]}"
            point = f"{self.kept.replace('.', '')}.{self.behind[0]}"
            return (
                f"`{self.key}: {number}` memakai koma desimal; di dalam kurung kurawal koma "
                "memisahkan isian.",
                f'Tulis {point} atau "{number}".',
            )
        return (
            f"Teks `{self.key}: {self.text}` terpotong pada koma; di dalam kurung kurawal koma "
            "memisahkan isian.",
            f'Apit teksnya dengan tanda kutip: {self.key}: "{self.text}".',
        )

    def _is_decimal(self) -> bool:
        is_pair = len(self.behind) == 1 and _DIGITS.fullmatch(self.behind[0]) is not None
        return is_pair and _NUMBER.fullmatch(self.kept) is not None


def goes_on(text: str) -> bool:
    """Whether an item in brackets begins as only the rest of a sentence does: "dan C"."""
    return _REST.match(text) is not None


def comment_in_text(rest: str) -> str:
    """What was probably meant as text behind ` #`; empty where it is a comment.

    `rest` is what follows an unquoted text on its line.  People who write a
    comment behind a value leave two spaces before the sign and one after it.
    """
    found = _COMMENT.match(rest)
    if found is None or _SPACED.match(rest) or not found[2].strip():
        return ""
    return f"#{found[2].rstrip()}"


def with_paragraphs(text: str) -> str:
    """A folded text with the blank lines between its paragraphs as they were typed.

    Folding makes a space of a line break, and a line break of a blank line,
    which would part no paragraphs any more.
    """
    return _BLANK_LINE.sub(r"\1\n\n", text)
