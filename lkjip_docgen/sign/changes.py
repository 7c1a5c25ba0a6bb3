"""What an update after a signature changed, and whether that is allowed.

Only what PAdES adds to a signed file is: another signature in an empty signature
field (new ones too), time stamps, validation data (`/DSS`), and the date of change in
the metadata (ETSI EN 319 142-1, 5.4 and 5.5; ISO 32000-2, 12.8.2.2).  Objects are
compared as they are written, so the answer does not depend on the size of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.sign.document import PdfValue, value_of
from lkjip_docgen.sign.metadata import facts_of_info, facts_of_xmp
from lkjip_docgen.sign.object_references import References
from lkjip_docgen.sign.pdf_values import (
    differing,
    is_array,
    is_dictionary,
    is_form,
    is_number,
    is_stream,
    number_at,
    number_of,
    objects_inside,
    rectangle,
    reference_to,
    written,
)

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject, Reference
    from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

_CATALOG = frozenset({"/DSS", "/Extensions", "/Metadata", "/Version", "/AcroForm"})
_FORM = frozenset({"/Fields", "/SigFlags"})
_FILLED = frozenset({"/V", "/AP", "/F", "/M"})
_WIDGET = frozenset({"/AP", "/F", "/M"})
_NEW_FIELD = frozenset(
    {
        "/AP", "/F", "/FT", "/Ff", "/Lock", "/M", "/P", "/Rect", "/SV", "/Subtype", "/T",
        "/TU", "/Type", "/V",
    }
)  # fmt: skip
_TRAILER = frozenset({"/Size", "/Prev", "/Info", "/ID", "/Root"})
_DSS = frozenset({"/Type", "/VRI", "/Certs", "/CRLs", "/OCSPs"})
_VALUE = frozenset(
    {
        "/ByteRange", "/Cert", "/Changes", "/ContactInfo", "/Contents", "/Filter", "/Location",
        "/M", "/Name", "/Prop_AuthTime", "/Prop_AuthType", "/Prop_Build", "/R", "/Reason",
        "/Reference", "/SubFilter", "/Type", "/V",
    }
)  # fmt: skip
_FLAGS = 4 | 128 | 512  # printed, locked, contents locked (ISO 32000-1, table 165)


class ForbiddenError(Exception):
    """A change that no signature survives, in words."""


class Block(Record):
    """A signature that an update made visible: its field and the place in points.

    `widget` and `page` are the numbers of their objects, the page -1 where none is named.
    """

    field: str
    widget: int
    page: int
    rect: tuple[float, float, float, float]


class Changes(MutableRecord):
    """What one update did, all of it allowed."""

    signed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    validation: bool = False
    dates: bool = False


def review(reader: PdfFileReader, revision: int, references: References) -> Changes:
    """What `revision` changed in the one before it; `ForbiddenError` for what may not be."""
    old = reader.get_historical_resolver(revision - 1)
    new = reader.get_historical_resolver(revision)
    references.advance(revision - 1)
    return _Review(old, new, references).run()


class _Review:
    """Two revisions side by side; `_open` are replaced objects that nothing explains yet."""

    def __init__(
        self, old: HistoricalResolver, new: HistoricalResolver, references: References
    ) -> None:
        self._old, self._new, self._references = old, new, references
        self._changes = Changes()
        self._stamps: set[str] = set()  # fields that a time stamp fills, which names nobody
        refs = {ref.idnum: ref for ref in new.explicit_refs_in_revision()}
        refs.pop(self._table(), None)
        self._fresh = {number for number in refs if not references.knows(number)}
        self._open = {
            number: ref
            for number, ref in refs.items()
            if number not in self._fresh and not self._same(ref)
        }

    def run(self) -> Changes:
        """The allowed changes.

        An object may be renewed for a role that it had before, and if it had no
        other: what is also a part of a page would change the page with it.
        """
        if self._new.refs_freed_in_revision():
            raise ForbiddenError("sebuah objek dihapus")
        if any(ref.generation for ref in self._new.explicit_refs_in_revision()):
            raise ForbiddenError("sebuah objek diganti dengan generasi lain")
        self._size()
        self._streams()
        self._trailer()
        self._catalog()
        if self._open:
            raise ForbiddenError(self._what(next(iter(self._open.values()))))
        return self._changes

    def _size(self) -> None:
        """A smaller size would hide objects from some readers."""
        xrefs = self._new.reader.xrefs
        sizes = [
            int(xrefs.get_xref_container_info(revision).size)
            for revision in (self._old.revision, self._new.revision)
        ]
        if sizes[1] < sizes[0]:
            raise ForbiddenError("jumlah objek dikurangi")

    def _table(self) -> int:
        """The number of the table itself where it is an object; it is checked elsewhere."""
        info = self._new.reader.xrefs.get_xref_container_info(self._new.revision)
        if info.stream_ref is None:
            return -1
        number = int(info.stream_ref.idnum)
        if self._references.knows(number):
            raise ForbiddenError("tabel acuan menempati nomor objek lain")
        return number

    def _same(self, ref: Reference) -> bool:
        """Whether an object is written as it was, generation and all."""
        known = self._old.reader.xrefs.get_historical_ref(ref, self._old.revision)
        if known is None:
            return False
        return written(self._old(ref)) == written(self._new(ref))

    def _streams(self) -> None:
        """Object streams hold nothing that the table does not name, and are new themselves."""
        section = self._new.reader.xrefs.get_xref_data(self._new.revision)
        held = [place.obj_stream_id for place in section.xrefs_in_objstm.values()]
        for number in section.obj_streams_used:
            if number not in self._fresh:
                raise ForbiddenError("isi sebuah objek lama dipakai sebagai objek baru")
        for number in self._fresh:
            stream = self._new(reference_to(number, self._new))
            if not is_dictionary(stream) or value_of(stream, "/Type") != "/ObjStm":
                continue
            if number not in section.obj_streams_used or int(stream["/N"]) != held.count(number):
                raise ForbiddenError("objek tersembunyi ditambahkan")

    def _trailer(self) -> None:
        old, new = self._old.trailer_view, self._new.trailer_view
        changed = differing(old, new)
        if not changed <= _TRAILER or "/Root" in changed:
            raise ForbiddenError("pangkal dokumen diganti")
        facts = [facts_of_info(value_of(trailer, "/Info")) for trailer in (old, new)]
        number = number_at(new, "/Info")
        if number in self._open and number == number_at(old, "/Info"):
            self._of_trailer_alone(number)
            self._open.pop(number)
        if facts[0] != facts[1]:
            raise ForbiddenError("keterangan dokumen (judul, penyusun) diubah")

    def _catalog(self) -> None:
        old, new = self._old.root, self._new.root
        if not differing(old, new) <= _CATALOG:
            names = ", ".join(sorted(differing(old, new) - _CATALOG))
            raise ForbiddenError(f"pangkal dokumen diubah ({names})")
        if self._open:
            self._of_trailer_alone(self._new.root_ref.idnum)
        self._open.pop(self._new.root_ref.idnum, None)
        self._metadata(old, new)
        self._form(old, new)
        self._validation(old, new)

    def _metadata(self, old: DictionaryObject, new: DictionaryObject) -> None:
        """The dates of change may be new; a title or claim may not."""
        if not self._touched(old, new, "/Metadata"):
            return
        if facts_of_xmp(value_of(old, "/Metadata")) != facts_of_xmp(value_of(new, "/Metadata")):
            raise ForbiddenError("metadata diubah")
        self._renewed(old, new, "/Metadata")
        self._changes.dates = True

    def _form(self, old_catalog: DictionaryObject, catalog: DictionaryObject) -> None:
        old, new = value_of(old_catalog, "/AcroForm"), value_of(catalog, "/AcroForm")
        if old is None and new is None:
            return
        if not (is_dictionary(old) and is_dictionary(new)):
            raise ForbiddenError("formulir ditambahkan atau dihapus")
        if not differing(old, new) <= _FORM or not is_number(value_of(new, "/SigFlags", 0)):
            raise ForbiddenError("formulir diubah")
        self._renewed(old_catalog, catalog, "/AcroForm")
        self._fields(old, new)

    def _fields(self, old: DictionaryObject, new: DictionaryObject) -> None:
        """The form's list of fields: none may go, and new ones are places to sign."""
        before, after = _numbers(old, "/Fields"), _numbers(new, "/Fields")
        if not set(before) <= set(after) or len(after) != len(set(after)):
            raise ForbiddenError("tempat tanda tangan atau isian dihapus")
        if after != before:
            self._renewed(old, new, "/Fields")
        names = {_name_of(self._old(reference_to(n, self._old))) for n in before}
        for number in before:
            self._known_field(reference_to(number, self._new))
        fresh = [number for number in after if number not in before]
        for number in fresh:
            self._new_field(reference_to(number, self._new), names)

    def _known_field(self, ref: Reference) -> None:
        """An empty signature field may be filled; every other field stays."""
        old, new = self._old(ref), self._new(ref)
        widgets = [reference_to(number, self._new) for number in _numbers(old, "/Kids")]
        touched = [ref, *widgets]
        if not any(each.idnum in self._open for each in touched):
            return
        if value_of(old, "/FT") != "/Sig" or "/V" in old:
            raise ForbiddenError(f"isian {_name_of(old)} diubah")
        if not differing(old, new) <= _FILLED:
            raise ForbiddenError(f"tempat tanda tangan {_name_of(old)} diubah")
        for widget in widgets:
            if not differing(self._old(widget), self._new(widget)) <= _WIDGET:
                raise ForbiddenError(f"tempat tanda tangan {_name_of(old)} diubah")
        name = _name_of(new)
        self._signed_now(new, name)
        self._filled(touched, name)

    def _filled(self, touched: Sequence[Reference], name: str) -> None:
        """A field that was signed and its widgets are what a signed place may be."""
        for each in touched:
            self._open.pop(each.idnum, None)
            self._plain_field(each, name)
            if "/Rect" in self._new(each):
                self._block(each, name)

    def _new_field(self, ref: Reference, names: set[str]) -> None:
        new = self._new(ref)
        name = _name_of(new) if is_dictionary(new) else ""
        if ref.idnum not in self._fresh or not is_dictionary(new):
            raise ForbiddenError("objek lama dijadikan isian formulir")
        if (
            value_of(new, "/FT") != "/Sig"
            or not set(new) <= _NEW_FIELD
            or not name
            or name in names
        ):
            raise ForbiddenError("isian formulir ditambahkan")
        names.add(name)
        self._changes.added.add(name)
        if "/V" in new:
            self._signed_now(new, name)
        self._page_of(ref, new)
        self._plain_field(ref, name)
        self._block(ref, name)

    def _plain_field(self, ref: Reference, name: str) -> None:
        """What a field gained is of the kind that belongs there, and can be nothing else too."""
        field = self._new(ref)
        flags, moment = value_of(field, "/F", 0), value_of(field, "/M", "")
        appearance = value_of(field, "/AP")
        if not is_number(flags) or int(flags) & ~_FLAGS:
            raise ForbiddenError(f"tempat tanda tangan {name} disembunyikan")
        usual = appearance is None or (
            is_dictionary(appearance) and not is_stream(appearance) and set(appearance) == {"/N"}
        )
        if not usual or not isinstance(moment, str):
            raise ForbiddenError(f"tampilan tempat {name} tidak lazim")

    def _signed_now(self, holder: DictionaryObject, name: str) -> None:
        """The value is a new signature, of this very revision."""
        if "/V" not in holder:
            raise ForbiddenError(f"tampilan tempat {name} diubah tanpa tanda tangan")
        value = holder.raw_get("/V")
        signature = holder["/V"]
        if number_of(value) not in self._fresh or not is_dictionary(signature):
            raise ForbiddenError(f"tempat {name} diisi tanpa tanda tangan baru")
        if "/ByteRange" not in signature or is_stream(signature):
            raise ForbiddenError(f"tempat {name} diisi tanpa tanda tangan")
        if not set(signature) <= _VALUE:
            raise ForbiddenError(f"tanda tangan {name} tidak lazim")
        self._changes.signed.add(name)
        if value_of(signature, "/Type") == "/DocTimeStamp":
            self._stamps.add(name)

    def _page_of(self, ref: Reference, new: DictionaryObject) -> None:
        """The page of a new field may list it among its annotations, and nothing else."""
        page_number = number_of(new.raw_get("/P")) if "/P" in new else -1
        if page_number not in self._open and not self._opened_annotations(page_number):
            return
        reference = reference_to(page_number, self._new)
        old, new_page = self._old(reference), self._new(reference)
        if not differing(old, new_page) <= {"/Annots"} or value_of(new_page, "/Type") != "/Page":
            raise ForbiddenError("isi halaman diubah")
        self._annotations(old, new_page, page_number)
        self._renewed(old, new_page, "/Annots")
        self._open.pop(page_number, None)

    def _annotations(
        self, old: DictionaryObject, new_page: DictionaryObject, page_number: int
    ) -> None:
        """The annotations of a page stay, with new fields behind them that say they stand there."""
        before, after = _numbers(old, "/Annots"), _numbers(new_page, "/Annots")
        fields = set(_numbers(self._new.root["/AcroForm"], "/Fields"))
        allowed = {number for number in self._fresh & fields if self._is_on(number, page_number)}
        if after[: len(before)] != before or not set(after[len(before) :]) <= allowed:
            raise ForbiddenError("catatan pada halaman ditambahkan atau dihapus")
        if len(after) != len(set(after)):
            raise ForbiddenError("catatan pada halaman digandakan")

    def _is_on(self, field_number: int, page_number: int) -> bool:
        """Whether a new field says itself that it stands on the page."""
        new = self._new(reference_to(field_number, self._new))
        return "/P" in new and number_of(new.raw_get("/P")) == page_number

    def _opened_annotations(self, page: int) -> bool:
        """Whether the list of annotations of a page is an object that was replaced."""
        if page < 0:
            return False
        found = self._new(reference_to(page, self._new))
        return "/Annots" in found and number_of(found.raw_get("/Annots")) in self._open

    def _block(self, ref: Reference, name: str) -> None:
        """What becomes visible at a signature field."""
        widget = self._new(ref)
        rect = rectangle(value_of(widget, "/Rect", (0, 0, 0, 0)))
        if rect[0] == rect[2] or rect[1] == rect[3]:
            return
        if "/AP" in widget:
            self._check_look(widget["/AP"], name)
        elif name not in self._changes.added:
            return
        elif name not in self._changes.signed:  # some readers would draw a frame of their own
            raise ForbiddenError(f"tempat kosong {name} tidak mempunyai tampilan")
        if len(self._places_of(ref.idnum)) > 1:
            raise ForbiddenError(f"tempat tanda tangan {name} muncul di beberapa halaman")
        page = number_of(widget.raw_get("/P")) if "/P" in widget else -1
        self._changes.blocks.append(Block(name, ref.idnum, page, rect))

    def _check_look(self, appearance: PdfValue, name: str) -> None:
        """Only what somebody signs may show something: neither a time stamp nor an empty place."""
        look = value_of(appearance, "/N")
        if not is_form(look):
            raise ForbiddenError(f"tampilan tempat {name} tidak lazim")
        if name not in self._changes.signed and bytes(look.data).strip():
            raise ForbiddenError(f"tempat kosong {name} menampilkan sesuatu")
        if name in self._stamps and bytes(look.data).strip():
            raise ForbiddenError(f"cap waktu {name} menampilkan sesuatu")

    def _places_of(self, number: int) -> list[int]:
        """The pages, or lists of annotations, that a field stood in already."""
        found = []
        for holder in self._references.holders(number):
            value = self._old(reference_to(holder, self._old))
            form = value_of(self._old.root, "/AcroForm")
            listed = is_array(value) and _number_of_fields(form) != holder
            if listed or (is_dictionary(value) and "/Annots" in value):
                found.append(holder)
        return found

    def _validation(self, old: DictionaryObject, new: DictionaryObject) -> None:
        """Certificates and lists of revoked ones, for checks in later years."""
        store = value_of(new, "/DSS")
        if not self._touched(old, new, "/DSS") and not self._open:
            return
        if store is None:
            return
        if not is_dictionary(store) or not set(store) <= _DSS:
            raise ForbiddenError("data validasi tidak lazim")
        for number in self._store_of(old) & set(self._open):
            if is_stream(self._new(reference_to(number, self._new))):
                raise ForbiddenError("data validasi lama diganti")
            self._open.pop(number)
        self._changes.validation = True

    def _store_of(self, old: DictionaryObject) -> set[int]:
        """The objects that belong to the validation data, and to nothing else."""
        if "/DSS" not in old:
            return set()
        once = self._references.times
        return objects_inside(old.raw_get("/DSS"), self._old, set(), 0, lambda n: once(n) == 1)

    def _touched(self, old: DictionaryObject, new: DictionaryObject, key: str) -> bool:
        """Whether the entry, or the object that it refers to, is another than before."""
        if key in differing(old, new):
            return True
        return key in new and number_of(new.raw_get(key)) in self._open

    def _renewed(self, old: DictionaryObject, new: DictionaryObject, key: str) -> None:
        """Explain the object at a key, if it stood there before and stands nowhere else."""
        number = number_at(new, key)
        if number not in self._open:
            return
        if number != number_at(old, key) or self._references.times(number) > 1:
            raise ForbiddenError("objek yang dipakai di beberapa tempat diubah")
        self._open.pop(number)

    def _of_trailer_alone(self, number: int) -> None:
        """The object is referred to by the ends of the file only."""
        if not self._references.holders(number) <= self._references.tables:
            raise ForbiddenError("objek yang dipakai di beberapa tempat diubah")

    def _what(self, ref: Reference) -> str:
        """What a replaced object is, in words."""
        value = self._new(ref)
        kind = value_of(value, "/Type", "") if is_dictionary(value) else ""
        if kind in ("/Page", "/Pages"):
            return "isi halaman diubah"
        if kind == "/Annot" or (is_dictionary(value) and "/Subtype" in value and "/Rect" in value):
            return "catatan atau isian pada halaman diubah"
        return "isi dokumen diubah"


def _numbers(owner: DictionaryObject, key: str) -> list[int]:
    """The objects that a list refers to; -1 stands for what is written out in it."""
    if key not in owner:
        return []
    value = owner[key]
    if not is_array(value):
        raise ForbiddenError("sebuah daftar diganti")
    return [number_of(value.raw_get(index)) for index in range(len(value))]


def _number_of_fields(form: DictionaryObject | None) -> int:
    return number_of(form.raw_get("/Fields")) if form is not None and "/Fields" in form else -1


def _name_of(field: DictionaryObject) -> str:
    return str(value_of(field, "/T", ""))
