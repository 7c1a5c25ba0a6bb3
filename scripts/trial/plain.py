"""Judges a report that nobody edited: after a refresh it says what a new build says."""

from __future__ import annotations

from collections import Counter

from trial import reading, soundness
from trial.deviation import Deviation, lists, pairs, sequences
from trial.reading import Atom, Doc


def judge(fresh: Doc, refreshed: Doc, before: Doc) -> list[Deviation]:
    """Everything in which the refreshed report is not the fresh one."""
    return [
        *sequences("sequence", fresh.atoms, refreshed.atoms, lambda a: a.face),
        *looks(fresh, refreshed),
        *lists("footnotes", fresh.notes, refreshed.notes),
        *lists("headers and footers", fresh.margins, refreshed.margins),
        *_counted("controls", _tagged(fresh), _tagged(refreshed)),
        *_counted("references", reading.references(fresh), reading.references(refreshed)),
        *stored(refreshed),
        *sound(before, refreshed),
    ]


def looks(fresh: Doc, refreshed: Doc) -> list[Deviation]:
    """Blocks that say the same but look otherwise: style, list number, spanned cells."""
    found = []
    faces = [[a.face for a in doc.atoms] for doc in (fresh, refreshed)]
    for i, j in pairs(*faces):
        expected, actual = _look(fresh.atoms[i]), _look(refreshed.atoms[j])
        if expected != actual:
            place = f"{fresh.atoms[i].heading}: {fresh.atoms[i].text[:60]}"
            found.append(Deviation("look", place, str(expected), str(actual)))
    return found


def _look(atom: Atom) -> tuple[str, str, str]:
    return atom.style, atom.label, atom.span


def _tagged(doc: Doc) -> list[tuple[str, str]]:
    return [(key.split("#")[0], text) for key, text in reading.controls(doc)]


def _counted(
    kind: str, expected: list[tuple[str, str]], found: list[tuple[str, str]]
) -> list[Deviation]:
    """Pairs that stand more or less often than expected, all of them as one deviation."""
    missing, extra = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    if not missing and not extra:
        return []
    return [Deviation(kind, "", _few(missing), _few(extra))]


def _few(pairs_: Counter[tuple[str, str]]) -> str:
    some = [f"{a}={b!r}×{n}" for (a, b), n in list(pairs_.items())[:4]]
    return f"{sum(pairs_.values())}: {', '.join(some)}"


def stored(doc: Doc) -> list[Deviation]:
    """Controls that Word would show otherwise than they stand, because the store says so."""
    numbers = reading.store(doc)
    if numbers is None:
        return []
    return [
        Deviation("store", key, text, numbers.get(key, "nothing"))
        for key, text in reading.controls(doc)
        if numbers.get(key) != text
    ]


def sound(before: Doc, after: Doc) -> list[Deviation]:
    """What is wrong with the file itself and was not before."""
    new = soundness.problems(after) - soundness.problems(before)
    return [Deviation("xml", "", "a sound file", problem) for problem in sorted(new)]
