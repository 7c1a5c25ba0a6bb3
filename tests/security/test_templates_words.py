"""What a template gets wrong is said in Indonesian, on a line, whatever Python says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from draws import in_turn
from template_kinds import KINDS, refusal

WRONG = {
    "an attribute of a text": "{% set x = 1 %}{% set x.y = 1 %}",
    "a word as a number": "{{ 'dua' | kata }}",
    "nothing as a number": "{{ none | kata }}",
    "a number beyond all words": "{{ 1000000000000000000000 | kata }}",
    "a list as an employee number": "{{ [1] | nip }}",
    "a word in a range": "{{ range('a') }}",
    "no bounds": "{{ range() }}",
    "a step of nought": "{{ 'abc'[::0] }}",
    "an unknown argument": "{{ rujuk(__class__=1) }}",
    "unlike things compared": "{{ 1 < 'a' }}",
    "a list as a key": "{{ {[1]: 2} }}",
    "an unknown name in the place of a number": "{{ [1][namanya] }}",
    "an endless number": "{{ 'abc'[1e400] }}",
    "a block read backwards": "{% filter reverse %}a&lt;{% endfilter %}",
    "an open raw": "{% raw %}",
    "a sign that is none": "{{ \ufe4d_class }}",
    "a name of a thousand letters": "{{ " + "a" * 5000 + " }}",
    "a file of a thousand letters": "{% include '" + "a" * 5000 + "' %}",
}
_ENGLISH = re.compile(r"\b(?:the|is|not|must|argument|expected|object|invalid|cannot|of)\b", re.I)


@pytest.mark.parametrize(("name", "kind"), in_turn([*WRONG], [*KINDS]))
def test_a_mistake_is_said_in_indonesian_and_short(tmp_path: Path, name: str, kind: str) -> None:
    finding = refusal(kind, tmp_path, WRONG[name])

    assert finding.message
    assert not _ENGLISH.search(finding.message)
    assert len(finding.message) < 700
