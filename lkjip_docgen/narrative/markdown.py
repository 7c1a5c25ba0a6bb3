"""From Markdown to blocks: the text of templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote

from lkjip_docgen.document import (
    Block,
    Blocks,
    Break,
    Callout,
    Equation,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Items,
    Link,
    ListKind,
    Paragraph,
    ParagraphRole,
    Table,
    Text,
    plain_text,
)
from lkjip_docgen.findings import near
from lkjip_docgen.findings.codes.report import UNDEFINED_NOTE, UNKNOWN_CLASS
from lkjip_docgen.markdown_tree import CALLOUT, Node, template_tree
from lkjip_docgen.narrative import flow
from lkjip_docgen.narrative.sentinels import Embedded, Store
from lkjip_docgen.office_text import OWN, SAFE_LINK
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import replace
from lkjip_docgen.templating import TemplateMistakeError, slug

ROLES = {
    "pengantar": ParagraphRole.LEAD,
    "tengah": ParagraphRole.CENTER,
    "label": ParagraphRole.LABEL,
    "sumber": ParagraphRole.SOURCE,
    "polos": ParagraphRole.PLAIN,
    "judul": ParagraphRole.TITLE,
    "pembuka": ParagraphRole.OPENER,
}
_BREAKS: Mapping[str, tuple[Inline, ...]] = {"softbreak": (Text(" "),), "hardbreak": (Break(),)}
_UNNUMBERED = "tanpa-nomor"
_NESTED = 4  # level of headings that repeat under others
_ALPHA = "huruf"
_UNDEFINED_NOTE = lazy_pattern(r"\[\^[^\]\s]+\]")


def template_blocks(text: str, store: Store, used_ids: set[str]) -> Blocks:
    """The blocks of a rendered template; ids already in `used_ids` get a number added.

    Raises `TemplateMistakeError` for an unknown class, an undefined footnote or a
    table inside a sentence.
    """
    return Converter(store, used_ids).chapter(_tree(text))


@lru_cache(maxsize=64)  # the chapters of two reports: most are as they were a moment ago
def _tree(text: str) -> Node:
    return template_tree(text)


class Converter:
    """Walks the syntax tree of one text: of a template, where a class below says no other."""

    def __init__(self, store: Store, used_ids: set[str]) -> None:
        self._store = store
        self._used_ids = used_ids
        self._notes: dict[int, Footnote] = {}
        self._open: dict[int, str] = {}  # ids of the headings above, by level

    def chapter(self, root: Node) -> Blocks:
        """All blocks of the text; footnotes are read first, for they stand at its end."""
        for node in root.children:
            if node.type == "footnote_block":
                self._notes = {note.note: self._note(note) for note in node.children}
        return self._blocks(root)

    def _blocks(self, parent: Node) -> Blocks:
        found = [block for node in parent.children for block in self._block(node)]
        return tuple(introducing(found))

    def _block(self, node: Node) -> Blocks:  # noqa: PLR0911 (a line a kind)
        match node.type:
            case "heading":
                return (self._heading(node),)
            case "paragraph":
                return self.with_ids(flow.paragraph(self._pieces(node), self._role(node)))
            case "bullet_list" | "ordered_list":
                return (self._list(node),)
            case "blockquote":
                return self._blocks(node)
            case "fence":
                return (Paragraph(tuple(self._plain_lines(node.content))),)
            case _ if node.type == f"container_{CALLOUT}":
                title = node.info.strip().removeprefix(CALLOUT).strip()
                return (Callout(self._store.words(title), self._blocks(node)),)
        return ()  # footnotes, which stand where they are referred to

    def with_ids(self, blocks: Blocks) -> Blocks:
        """The blocks; tables and pictures of the office's own texts with ids that none has yet."""
        return tuple(map(self._with_id, blocks))

    def _with_id(self, block: Block) -> Block:
        if isinstance(block, Items):
            return replace(block, items=tuple(map(self.with_ids, block.items)))
        if isinstance(block, Table | Figure) and block.id.startswith(OWN):
            return replace(block, id=self._unused(block.id))
        return block

    def _heading(self, node: Node) -> Heading:
        content = flow.line(self._pieces(node))
        self._check(node.classes, (_UNNUMBERED,))
        numbered = _UNNUMBERED not in node.classes
        level = int(node.tag[1:])
        own = self._store.words(node.id) if node.id else ""
        return Heading(level, content, self._heading_id(level, own, content), numbered)

    def _heading_id(self, level: int, given: str, content: Inlines) -> str:
        """The id given, else one of the words; that of a small heading begins with its parent's.

        "Pengukuran Kinerja" stands under every indicator, and each is another.
        """
        self._open = {above: name for above, name in self._open.items() if above < level}
        wanted = slug((Text(given),)) if given else self._own_id(level, content)
        self._open[level] = self._unused(wanted)
        return self._open[level]

    def _own_id(self, level: int, content: Inlines) -> str:
        own = slug(content)
        if level < _NESTED or not self._open:
            return own
        return f"{self._open[max(self._open)]}-{own}"

    def _unused(self, wanted: str) -> str:
        """The id itself, or with the first free number from 2 when it is taken."""
        candidate, number = wanted, 1
        while candidate in self._used_ids:
            number += 1
            candidate = f"{wanted}-{number}"
        self._used_ids.add(candidate)
        return candidate

    def _role(self, node: Node) -> ParagraphRole:
        self._check(node.classes, ROLES)
        return ROLES[node.classes[-1]] if node.classes else ParagraphRole.BODY

    def _list(self, node: Node) -> Items:
        self._check(node.classes, (_ALPHA,))
        kind = ListKind.BULLET if node.type == "bullet_list" else ListKind.DECIMAL
        items = tuple(self._item(item) for item in node.children)
        start = int(node.attrs.get("start", 1))
        return Items(ListKind.ALPHA if _ALPHA in node.classes else kind, items, start)

    def _item(self, node: Node) -> Blocks:
        blocks = self._blocks(node)
        starts_well = bool(blocks) and isinstance(blocks[0], Paragraph)
        return blocks if starts_well else (Paragraph(()), *blocks)

    def _check(self, classes: Iterable[str], known: Iterable[str]) -> None:
        for name in classes:
            if name not in known:
                raise TemplateMistakeError(
                    UNKNOWN_CLASS,
                    f"Kelas `.{name}` tidak dikenal di sini.",
                    near(name, known) or f"Yang dikenal: {', '.join(known)}.",
                    quote=f".{name}",
                )

    def _note(self, node: Node) -> Footnote:
        lines = [flow.line(self._pieces(p)) for p in node.children if p.type == "paragraph"]
        return Footnote(tuple(i for line in _parted(lines) for i in line))

    # --- inlines -------------------------------------------------------------

    def _pieces(self, node: Node) -> list[Inline | Embedded]:
        return [piece for child in node.children for piece in self._piece(child)]

    def _piece(self, node: Node) -> list[Inline | Embedded]:
        match node.type:
            case "inline":
                return self._pieces(node)
            case "text" | "code_inline" | "image":
                return self._text(node.content)
            case "strong" | "em":
                bold = node.type == "strong"
                return flow.emphasized(self._pieces(node), bold=bold, italic=not bold)
            case "link":
                return self._link(node)
            case "footnote_ref":
                return [self._notes[node.note]]
        return list(_BREAKS.get(node.type, ()))  # none for the arrow that leads back from a note

    def _text(self, text: str) -> list[Inline | Embedded]:
        undefined = _UNDEFINED_NOTE.search(text)
        if undefined:
            raise TemplateMistakeError(
                UNDEFINED_NOTE,
                f"Catatan kaki `{undefined[0]}` tidak mempunyai isi.",
                f"Tambahkan baris `{undefined[0]}: ...` pada templat.",
                quote=undefined[0],
            )
        found: list[Inline | Embedded] = []
        for part in self._store.split(text):
            if isinstance(part, str):
                found.append(Text(part))
            elif isinstance(part, Embedded):
                found.append(part)
            else:
                found += part
        return found

    def _link(self, node: Node) -> list[Inline | Embedded]:
        url = self._store.words(unquote(str(node.attrs.get("href", ""))))
        words = plain_text(flow.line(self._pieces(node)))
        return [Link(url, words)] if SAFE_LINK.match(url) else [Text(words)]

    def _plain_lines(self, text: str) -> Inlines:
        lines = [flow.line(self._text(line)) for line in text.strip("\n").split("\n")]
        return tuple(i for line in _parted(lines) for i in line)


def _parted(lines: list[Inlines]) -> list[Inlines]:
    return [line if not number else (Break(), *line) for number, line in enumerate(lines)]


def introducing(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that end with a colon stay with the list, table or formula they introduce."""
    followers: list[Block | None] = [*blocks[1:], None]
    return [
        _lead(block) if isinstance(after, Items | Table | Figure | Equation) else block
        for block, after in zip(blocks, followers, strict=False)
    ]


def _lead(block: Block) -> Block:
    if not isinstance(block, Paragraph) or block.role is not ParagraphRole.BODY:
        return block
    return replace(block, role=ParagraphRole.LEAD) if _ends_with_colon(block) else block


def _ends_with_colon(paragraph: Paragraph) -> bool:
    last = paragraph.content[-1] if paragraph.content else None
    return isinstance(last, Text) and last.text.endswith(":")
