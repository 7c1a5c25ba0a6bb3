"""The names of what is alive in a paragraph: its numbers, references and bookmarks.

An item that was renamed, or a table that another took the number of, has other
names in the new report, though the words of a paragraph may be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from lkjip_docgen.docx import Element, tag_of_control, w
from lkjip_docgen.refresh.holes import name_of_control

Named = tuple[str, str]
Found = tuple[Element, str, str]
"""What has a name, the name, and the attribute that holds it ("" for its text)."""
Read = Callable[[Element], Iterator[Found]]
Key = TypeVar("Key", bound=Hashable)


def rename(base: Element, file: Element, data: Element) -> None:
    """Give what is alive in a paragraph the names that it has in the new report."""
    controls = _renamed(named_controls(base), named_controls(data))
    for control in file.iter(w("sdt")) if controls else ():
        wanted = controls.get((tag_of_control(control), name_of_control(control)))
        if wanted is not None:
            _rename_control(control, *wanted)
    for read in (_instructions, _anchors):
        _rename_all(read, base, file, data)


def rename_in_order(file: Element, data: Element) -> None:
    """The same for a paragraph that says what it says in the new report, word by word."""
    mine = [control for control in file.iter(w("sdt")) if tag_of_control(control)]
    names = named_controls(data)
    if len(mine) != len(names):
        return
    for control, (tag, name) in zip(mine, names, strict=True):
        _rename_control(control, tag, name)


def rename_bookmarks(base: Element, file: Element, data: Element) -> None:
    """Give the bookmarks of a block the names that they have in the new report."""
    _rename_all(_bookmarks, base, file, data)


def _rename_all(read: Read, base: Element, file: Element, data: Element) -> None:
    names = _renamed(_keys(read, base), _keys(read, data))
    for element, key, attribute in list(read(file)) if names else ():
        if key in names:
            _set(element, attribute, key, names[key])


def _keys(read: Read, side: Element) -> list[str]:
    return [key for _, key, _ in read(side)]


def _renamed(old: Sequence[Key], new: Sequence[Key]) -> dict[Key, Key]:
    """The new name of each that has another; none where they do not correspond."""
    if len(old) != len(new):
        return {}
    pairs = dict(zip(old, new, strict=True))
    consistent = all(pairs[before] == after for before, after in zip(old, new, strict=True))
    return {old: new for old, new in pairs.items() if old != new} if consistent else {}


def named_controls(paragraph: Element) -> list[Named]:
    """The tag and name of each number in a paragraph."""
    tags = ((control, tag_of_control(control)) for control in paragraph.iter(w("sdt")))
    return [(tag, name_of_control(control)) for control, tag in tags if tag]


def _rename_control(control: Element, tag: str, name: str) -> None:
    properties = control.find(w("sdtPr"))
    if properties is None:
        return
    old = tag_of_control(control)
    for kind, value in (("tag", tag), ("alias", name)):
        for node in properties.iterfind(w(kind)):
            node.set(w("val"), value)
    binding = properties.find(w("dataBinding"))
    if binding is not None:
        binding.set(w("xpath"), binding.get(w("xpath"), "").replace(f"'{old}", f"'{tag}", 1))


def _instructions(paragraph: Element) -> Iterator[Found]:
    for code in paragraph.iter(w("instrText")):
        yield code, (code.text or "").strip(), ""


def _anchors(paragraph: Element) -> Iterator[Found]:
    for link in paragraph.iter(w("hyperlink")):
        yield link, str(link.get(w("anchor"), "")), w("anchor")


def _bookmarks(paragraph: Element) -> Iterator[Found]:
    for mark in paragraph.iter(w("bookmarkStart")):
        name = str(mark.get(w("name"), ""))
        if name.startswith(("_Toc", "_Ref")):
            yield mark, name, w("name")


def _set(element: Element, attribute: str, old: str, new: str) -> None:
    """Write another name; the blanks around an instruction stay, which programs set differently."""
    if attribute:
        element.set(attribute, new)
    else:
        element.text = (element.text or "").replace(old, new)
