"""What pages change: one address, one change of one part of a section at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lkjip_docgen.checks import notes_in
from lkjip_docgen.editing import same
from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.findings.codes.data import KUNCI_TIDAK_DIKENAL
from lkjip_docgen.forms import (
    FormField,
    FormGroup,
    State,
    empty_table,
    indicator_for,
    left_over,
    new_item,
    read,
    spare_indicator,
    title_of_key,
)
from lkjip_docgen.model import Kind
from lkjip_docgen.source import Path_, at, dotted, steps
from lkjip_docgen.window.form_index import FormIndex, gone
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.pasting import into_items, value_of, without_heading
from lkjip_docgen.window.project_pages import ProjectPages
from lkjip_docgen.window.removing import LISTED, remove
from lkjip_docgen.window.sent import (
    Sent,
    count_in,
    number_in,
    object_sent,
    rows_in,
    text_in,
    unreadable,
)
from lkjip_docgen.window.typed_pieces import Piece

Change = Callable[[Workspace, FormIndex, Sent], str | None]
"""Makes a change in a section; it may say in words what was done."""


class Changes:
    """The addresses by which pages change a project."""

    def __init__(self, pages: ProjectPages) -> None:
        self._pages = pages

    def routes(self) -> list[Route]:
        """The addresses, for POST alone."""
        return [
            Route("/p/{key}/ubah", self._change, methods=["POST"]),
            Route("/p/{key}/berkas", self._upload, methods=["POST"]),
            Route("/p/{key}/naskah", self._text, methods=["POST"]),
        ]

    async def _change(self, request: Request) -> Response:
        opened = self._pages.opened(request)
        sent = await object_sent(request)
        return JSONResponse(await run_in_threadpool(self._changed, opened, sent))

    def _changed(self, opened: Opened, sent: Sent) -> dict[str, object]:
        """Make one change, tell everybody, and give what the page shows now."""
        name, section = text_in(sent, "aksi"), text_in(sent, "bagian")
        with opened.lock:
            opened.look()
            question = self._question(opened, name, section, sent)
            if question:
                return {**self._pages.pieces(opened, section), "kabar": "", "tanya": question}
            said = self._make(opened, name, section, sent)
            opened.changed(by=text_in(sent, "saya"), shape=name not in _IN_PLACE)
            pieces = self._pages.pieces(opened, section)
        return {**pieces, "kabar": said or ""}

    def _question(self, opened: Opened, name: str, section: str, sent: Sent) -> str:
        """What is asked before an item goes that others name; "" where nothing is to be asked."""
        index = opened.index(section) if name == "hapus" and "rujukan" not in sent else None
        if index is None:
            return ""
        entry = index.entry(_id_now(opened.workspace, sent))
        groups = opened.workspace.followers(entry.path)
        if not groups:
            return ""
        facts = {"id": entry.id, "title": entry.title, "groups": groups, "most": LISTED}
        return self._pages.question("tanya-hapus", **facts)

    def _make(self, opened: Opened, name: str, section: str, sent: Sent) -> str | None:
        workspace = opened.workspace
        if name in _WITH_CHECK:
            return _WITH_CHECK[name](opened, sent)
        if name in _WITHOUT_FORM:
            return _WITHOUT_FORM[name](workspace, sent)
        index = opened.index(section)
        if index is None or name not in {**_IN_FORM, **_TYPED}:
            raise unreadable()
        if name in _BY_ROW and "tadi" not in sent and count_in(sent, "sejak") < opened.shape:
            raise gone()
        there = {**sent, "id": _id_now(workspace, sent)}
        if name in _TYPED:
            return _TYPED[name](opened, index, there)
        return _IN_FORM[name](workspace, index, there)

    async def _upload(self, request: Request) -> Response:
        """A picture or PDF for a field: the file into the project, its name into the field."""
        opened = self._pages.opened(request)
        content = await request.body()
        query = request.query_params
        sent = {name: query.get(name, "") for name in ("isian", "bagian", "nama", "saya")}
        return JSONResponse(await run_in_threadpool(self._uploaded, opened, sent, content))

    def _uploaded(self, opened: Opened, sent: Sent, content: bytes) -> dict[str, object]:
        section = text_in(sent, "bagian")
        with opened.lock:
            index = opened.index(section)
            if index is None:
                raise unreadable()
            field = index.field(text_in(sent, "isian"))
            if not field.accepts:
                raise unreadable()
            name = PurePosixPath(unquote(text_in(sent, "nama")).replace("\\", "/")).name
            _put_file(opened.workspace, field, _added(opened.workspace, field, name, content))
            opened.changed(by=text_in(sent, "saya"))
            return self._pages.pieces(opened, section)

    async def _text(self, request: Request) -> Response:
        """The whole text of a data file that could not be read, mended by hand."""
        opened = self._pages.opened(request)
        text = text_in(await object_sent(request), "naskah")

        def mend() -> None:
            with opened.lock:
                opened.look()
                if opened.workspace.is_broken:  # nobody else has mended it meanwhile
                    opened.workspace.put_text(text)
                    opened.changed(by="", shape=True)

        await run_in_threadpool(mend)
        return JSONResponse({"ke": request.url.path.rpartition("/")[0] + "/"})


def _put_file(workspace: Workspace, field: FormField, name: str) -> None:
    """Write the name of a file into its field; of a list it is one more, behind those there."""
    if field.kind is not Kind.DAFTAR:
        workspace.set(field.path, name)
        return
    there = at(workspace.data, field.path)
    listed = there if isinstance(there, list) else read(field, field.text) or []
    if isinstance(listed, list) and name not in listed:
        workspace.set(field.path, [*listed, name])


def _added(workspace: Workspace, field: FormField, name: str, content: bytes) -> str:
    """Put a file into the project, of the kind that a field names; the name for the data."""
    if field.accepts == "gambar":
        return workspace.add_picture(name, content)
    if field.accepts == "pdf":
        return workspace.add_document(name, content)
    return workspace.add_table(name, content)


def _make_table(workspace: Workspace, index: FormIndex, sent: Sent) -> str:
    """An empty table of months for the field that names one."""
    field = index.field(text_in(sent, "id"))
    if field.accepts != "tabel" or field.path[-1] != "tabel":
        raise unreadable()
    name = workspace.add_table(*empty_table(workspace.data, field.path))
    workspace.set(field.path, name)
    return f"{name} dibuat. Tempel isinya dari Excel pada tabel di bawah."


def _id_now(workspace: Workspace, sent: Sent) -> str:
    """What is called now what a page named as it stood in the version that it showed."""
    place, mark, kind = text_in(sent, "id").partition("#")
    path = workspace.path_now(count_in(sent, "sejak"), steps(place))
    if path is None:
        raise gone()
    return f"{dotted(path)}{mark}{kind}"


_BY_ROW = ("sel", "hapus-baris")
"""Changes that name rows by their number."""


# --- changes of parts of a section -------------------------------------------------------


def _fill(opened: Opened, index: FormIndex, sent: Sent) -> str:
    """A field as typed; an empty one is cleared.  What the page showed there tells of conflicts.

    Of another kind of section the keys that only the former kind knew go in the same step.
    """
    workspace = opened.workspace
    field = index.field(text_in(sent, "id"))
    page, number = text_in(sent, "saya"), count_in(sent, "urut")
    last = opened.typed.last(page, field.id)
    if number and last is not None and number <= last.number:
        return ""  # a later piece of the same text was here before it
    typed, shown = _typed(opened, field, sent)
    value = value_of(field, typed)
    surplus = left_over(workspace.data, field.path, value)
    with workspace.together():
        if shown.strip() == field.text.strip() or _is_own(workspace, field, last):
            workspace.set(field.path, value)
        else:
            workspace.set(field.path, value, before=value_of(field, shown))
        for each in surplus:
            workspace.drop(each.path)
    if number:
        opened.typed.note(page, field.id, Piece(number, typed, value))
    told = ", ".join(each.title for each in surplus if not each.empty)
    return f"{_LEFT_BEHIND} {told}. {_BACK}" if told else ""


def _typed(opened: Opened, field: FormField, sent: Sent) -> tuple[str, str]:
    """What was typed, and what the page showed before; of a long text it sends what differs."""
    if "dasar" not in sent:
        return text_in(sent, "nilai"), text_in(sent, "tadi")
    base, start, end = (count_in(sent, name) for name in ("dasar", "awal", "akhir"))
    shown = opened.typed.earlier(text_in(sent, "saya"), field.id, base)
    if shown is None:
        raise gone()
    return shown.spliced(start, end, text_in(sent, "sisip")), shown.text


def _is_own(workspace: Workspace, field: FormField, last: Piece | None) -> bool:
    """Whether a field holds what the same page wrote there last."""
    return last is not None and same(at(workspace.data, field.path), last.value)


_LEFT_BEHIND = "Isian berikut dihapus karena tidak dipakai pada cara pengukuran yang baru:"
_BACK = "Ctrl+Z mengembalikannya."


def _drop(opened: Opened, sent: Sent) -> str:
    """What the check found in the data and no form knows."""
    path = text_in(sent, "id")
    surplus = (each.finding for each in opened.checked.found)
    if not any(each.code == KUNCI_TIDAK_DIKENAL and each.path == path for each in surplus):
        raise gone()
    there = steps(path)
    opened.workspace.drop(there)
    return f"{title_of_key(str(there[-1]))} dihapus. {_BACK}"


def _checked(opened: Opened, sent: Sent) -> str:
    """A note of the program in the data that somebody has worked through: it goes."""
    line, shown = number_in(sent, "baris"), text_in(sent, "catatan")
    text = opened.workspace.text
    here = (each for each in notes_in(text) if each.line == line and each.message == shown)
    note = next(here, None)
    if note is None:
        raise gone()
    lines = text.splitlines(keepends=True)
    before = lines[line - 1][: note.column - 1].rstrip()
    end = lines[line - 1][len(lines[line - 1].rstrip("\r\n")) :]
    lines[line - 1 : note.last] = [f"{before}{end}"] if before else []
    opened.workspace.put_text("".join(lines))
    return f"Ditandai sudah diperiksa. {_BACK}"


_WITH_CHECK: Mapping[str, Callable[[Opened, Sent], str]] = {"buang": _drop, "diperiksa": _checked}


def _declare(workspace: Workspace, index: FormIndex, sent: Sent) -> None:
    reason = text_in(sent, "nilai").strip()
    id = text_in(sent, "id")
    if not reason:
        raise problem(codes.JAWABAN, "Tulis dahulu alasannya.", path=id)
    workspace.declare_absent(_unfilled(index, id, State.ABSENT), reason)


def _declare_none(workspace: Workspace, index: FormIndex, sent: Sent) -> None:
    """A list of which the office says that there is nothing to list."""
    id = text_in(sent, "id")
    part = index.part(id)
    if part is not None and part.kind not in _LISTS:
        raise unreadable()
    workspace.set(_unfilled(index, id, State.NONE), [])


def _unfilled(index: FormIndex, id: str, already: State) -> Path_:
    """Where a part stands that is empty, or said to be so already.

    Raises `LkjipError` where others have filled it in meanwhile.
    """
    part = index.part(id)
    if part is None:
        raise gone()
    if part.state not in (State.EMPTY, already):
        raise problem(
            codes.SUDAH_LAIN,
            "Bagian ini sementara itu diisi di tempat lain, sehingga tidak ditandai.",
            suggestion="Periksa isinya pada halaman ini, yang sudah diperbarui.",
            path=id,
        )
    return part.path


_LISTS = ("daftar", "list", "grid")
"""Kinds of parts of which an office may have none."""


def _apply(workspace: Workspace, index: FormIndex, sent: Sent) -> None:
    workspace.clear(index.path(text_in(sent, "id")))


def _add(workspace: Workspace, index: FormIndex, sent: Sent) -> None:
    group = index.list(text_in(sent, "id"))
    if group.file:
        workspace.add_row(group.table, group.top + len(group.rows))
        return
    path = group.path
    workspace.add(path, new_item(workspace.data, workspace.root, path).value)


def _remove(workspace: Workspace, index: FormIndex, sent: Sent) -> str:
    entry = index.entry(text_in(sent, "id"))
    remove(workspace, entry.path, sent.get("rujukan"))
    return f"{entry.title} dihapus. {_BACK}"


def _remove_row(workspace: Workspace, index: FormIndex, sent: Sent) -> str:
    """A row of a table file."""
    group = index.list(text_in(sent, "id"))
    row = number_in(sent, "baris")
    if not group.file or not 0 <= row < len(group.rows):
        raise gone()
    workspace.remove_row(group.table, group.top + row)
    return f"Baris {'dikosongkan' if group.sheet else 'dihapus'}. {_BACK}"


def _move(workspace: Workspace, index: FormIndex, sent: Sent) -> None:
    path = index.entry(text_in(sent, "id")).path
    here = path[-1]
    if not isinstance(here, int):
        raise unreadable()
    workspace.move(path, here + (1 if number_in(sent, "nilai") > 0 else -1))


def _cells(opened: Opened, index: FormIndex, sent: Sent) -> None:
    """Cells of a grid, one or as pasted: into the file, or into the items of the data."""
    group = index.list(text_in(sent, "id"))
    top, left = count_in(sent, "baris"), count_in(sent, "lajur")
    rows = rows_in(sent, "sel")
    if not rows:
        raise unreadable()
    if not group.file:
        into_items(opened.workspace, group, (top, left), rows)
        return
    rows = without_heading(group, left, rows)
    rows = [[" ".join(text.splitlines()) for text in row] for row in rows]
    before = rows_in(sent, "tadi") if "tadi" in sent else None
    _into_table(opened, group, (top, left), rows, before, sent)


def _into_table(
    opened: Opened,
    group: FormGroup,
    corner: tuple[int, int],
    rows: list[list[str]],
    before: list[list[str]] | None,
    sent: Sent,
) -> None:
    """Cells into a table file; what the same page wrote there last is no change of others."""
    page, place, number = text_in(sent, "saya"), f"{group.id}{corner}", count_in(sent, "urut")
    last = opened.typed.last(page, place)
    if number and last is not None and number <= last.number:
        return  # a later piece of the same text was here before it
    top, left = group.top + corner[0], group.left + corner[1]
    write = partial(opened.workspace.set_cells, group.table, top, left, rows)
    try:
        write(before=before)
    except LkjipError:
        if last is None:
            raise
        write(before=[[last.text]])
    if number:
        opened.typed.note(page, place, Piece(number, rows[0][0]))


# --- changes of no part ------------------------------------------------------------------


def _undo(workspace: Workspace, sent: Sent) -> str:
    words = workspace.undo()
    return f"Diurungkan: {words}" if words else "Tidak ada lagi yang dapat diurungkan."


def _redo(workspace: Workspace, sent: Sent) -> str:
    words = workspace.redo()
    return f"Diulangi: {words}" if words else "Tidak ada yang dapat diulangi."


def _accept(workspace: Workspace, sent: Sent) -> str:
    reason = text_in(sent, "nilai").strip()
    if not reason:
        raise problem(codes.JAWABAN, "Tulis dahulu alasannya.")
    workspace.accept(text_in(sent, "kode"), text_in(sent, "di"), reason, text_in(sent, "isi"))
    return "Temuan diterima dengan alasan itu."


def _decide(workspace: Workspace, sent: Sent) -> None:
    workspace.decide(text_in(sent, "id"), mine=text_in(sent, "nilai") == "saya")


def _measure(workspace: Workspace, sent: Sent) -> str:
    """An indicator for a promise of the agreement, named there from now on."""
    path = workspace.path_now(count_in(sent, "sejak"), steps(text_in(sent, "id")))
    try:
        value = indicator_for(workspace.data, workspace.root, path or ())
    except LookupError:
        raise gone() from None
    spare = spare_indicator(workspace.data)
    with workspace.together():
        if spare is None:
            workspace.add(("indikator",), value)
        else:
            value["kode"] = at(workspace.data, (*spare, "kode"))
            workspace.set(spare, value)
        workspace.set(path or (), value["kode"])
    return f"{_MEASURED} {_BACK}"


_MEASURED = (
    "Ditambahkan pada Indikator kinerja. Nama, target, satuan, dan sasarannya mengikuti "
    "perjanjian kinerja; isi cara pengukurannya."
)

_IN_FORM: Mapping[str, Change] = {
    "tidak-berlaku": _declare,
    "berlaku": _apply,
    "nihil": _declare_none,
    "tambah": _add,
    "hapus": _remove,
    "hapus-baris": _remove_row,
    "pindah": _move,
    "buat-tabel": _make_table,
}
_TYPED: Mapping[str, Callable[[Opened, FormIndex, Sent], str | None]] = {
    "isi": _fill,
    "sel": _cells,
}
_WITHOUT_FORM: Mapping[str, Callable[[Workspace, Sent], str | None]] = {
    "urung": _undo,
    "ulang": _redo,
    "terima": _accept,
    "putus": _decide,
    "ukur": _measure,
}
_IN_PLACE = ("isi", "sel", "buang", "diperiksa", "tidak-berlaku", "berlaku", "nihil", "terima")
"""Changes after which every item stands where it stood."""
