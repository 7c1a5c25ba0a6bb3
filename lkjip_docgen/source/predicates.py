"""Words of the data that are predicates: each becomes its place on the order it belongs to.

The model knows values as numbers; which words are values, and how they compare, only the
indicator's own order says.  So this comes before the model sees the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from lkjip_docgen.findings import Finding, Severity, near
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import DECLARED, TW
from lkjip_docgen.place import Predikat
from lkjip_docgen.records import MutableRecord, field
from lkjip_docgen.rules import urutan_predikat
from lkjip_docgen.source.paths import Path_, Places, at, dotted, select
from lkjip_docgen.source.written import number_of

KIND = "predikat"
_LONGEST = 60  # characters of a predicate: it stands in narrow cells
_VALUES = (
    "target",
    "pengukuran.hasil",
    "riwayat[].target",
    "riwayat[].realisasi",
    "target_menengah.nilai",
    "pembanding[].realisasi",
    "triwulan.prognosis",
    *(f"triwulan.{name}.{tw}" for name in ("target", "realisasi") for tw in TW),
)
"""Where an indicator may have a predicate."""
_PROMISES = (
    "perjanjian_kinerja[].tingkat[].sasaran[].indikator[]",
    "rencana_kinerja[].sasaran[].indikator[]",
)
"""Where targets are promised or planned, each for the indicator that it names."""
_UNITS = frozenset({"predikat", "opini", "kategori", "peringkat", "zona"})
"""Units that say of a promise which the report does not measure that it is a predicate."""


class _Orders(MutableRecord):
    """The orders of the indicators measured by predicates, by what a promise knows them by."""

    by_code: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_name: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, indikator: dict[str, object], order: tuple[str, ...]) -> None:
        """Remember the order of an indicator of the report."""
        self.by_code[str(indikator.get("kode"))] = order
        self.by_name[plain_name(str(indikator.get("nama")))] = order

    def of(self, promise: dict[str, object]) -> tuple[str, ...] | None:
        """The order of the indicator that a promise names; without a code, by its name."""
        if promise.get("indikator") is not None:
            return self.by_code.get(str(promise["indikator"]))
        return self.by_name.get(plain_name(str(promise.get("nama"))))


class Predicates(MutableRecord):
    """The words that were found, as places on their orders, and what is wrong with them."""

    data: dict[str, object]
    places: Places
    findings: list[Finding] = field(default_factory=list)
    failed: set[Path_] = field(default_factory=set)
    """Paths of words that belong to no order: nothing more is to be said about them."""

    def find(self) -> None:
        """Replace every predicate in `data`, which is changed."""
        orders = _Orders()
        for path, row in select(self.data, "indikator[]"):
            if isinstance(row, dict) and _is_measured_so(row.get("pengukuran")):
                order = self._order((*path, "pengukuran"), row["pengukuran"])
                orders.add(row, order)
                for pattern in _VALUES:
                    for where, word in select(row, pattern, path):
                        self._replace(where, word, order)
        for path, row in chain.from_iterable(select(self.data, names) for names in _PROMISES):
            if isinstance(row, dict) and row.get("target") is not None:
                self._promise((*path, "target"), row, orders.of(row))

    def _promise(self, path: Path_, row: dict[str, object], order: tuple[str, ...] | None) -> None:
        """The target of an agreement: on the order of its indicator, else a word for itself."""
        word = row["target"]
        if order is not None:
            self._replace(path, word, order)
        elif isinstance(word, str) and str(row.get("satuan", "")).casefold() in _UNITS:
            self._put(path, Predikat(word.strip(), (word.strip(),), self.places.value(path)))

    def _replace(self, path: Path_, word: object, order: tuple[str, ...]) -> None:
        """Put a word on its order; one that is not on it is told of."""
        if isinstance(word, Predikat) or (isinstance(word, dict) and DECLARED in word):
            return
        if isinstance(word, dict | list):
            return  # no word at all, which is found fault with when the data are validated
        text = word.strip() if isinstance(word, str) else str(word)
        known = next((one for one in order if plain_name(one) == plain_name(text)), None)
        if known is not None:
            self._put(path, Predikat(known, order, self.places.value(path)))
        elif order:
            listed = ", ".join(f"`{one}`" for one in order[:12])
            message = f"Predikat `{_short(text)}` tidak ada pada urutan indikatornya."
            hint = f"{near(text, order)} Urutannya: {listed}.".lstrip()
            self._tell(codes.PREDIKAT, path, message, hint)
        else:
            self.failed.add(path)

    def _put(self, path: Path_, value: Predikat) -> None:
        section = at(self.data, path[:-1])
        if isinstance(section, dict):
            section[path[-1]] = value

    def _tell(self, code: str, path: Path_, message: str, cure: str) -> None:
        place = self.places.value(path)
        self.findings.append(Finding(code, Severity.ERROR, message, place, dotted(path), cure))
        self.failed.add(path)

    def _order(self, path: Path_, way: Mapping[str, object]) -> tuple[str, ...]:
        """The order that an indicator is measured on; none where it is wrong, which is told."""
        words, kode = way.get("urutan"), way.get("skala_predikat")
        if kode is not None and not words:
            return self._named_order((*path, "skala_predikat"), kode)
        order = [_word(one) for one in words] if isinstance(words, list) else []
        where = (*path, "urutan")
        wrong = _wrong_order(order) if kode is None else "ditulis bersama `skala_predikat`"
        if wrong:
            cure = "Tulis predikat dari yang terendah: `urutan: [D, C, CC, B, BB, A, AA]`."
            self._tell(codes.URUTAN_PREDIKAT, where, f"Urutan predikat {wrong}.", cure)
            return ()
        self._worths(path, way, order)
        return tuple(order)

    def _named_order(self, path: Path_, kode: object) -> tuple[str, ...]:
        known = urutan_predikat()
        if isinstance(kode, str) and kode.strip() in known:
            return known[kode.strip()].urutan
        listed = ", ".join(f"`{one}`" for one in known)
        message = f"Urutan predikat `{_short(kode)}` tidak ada pada aturan program."
        self._tell(codes.RUJUKAN, path, message, f"Yang ada: {listed}; atau tulis `urutan`.")
        return ()

    def _worths(self, path: Path_, way: Mapping[str, object], order: Sequence[str]) -> None:
        """What the office's rule makes of each predicate in numbers."""
        worths = way.get("nilai")
        if not isinstance(worths, list) or not worths:
            return
        if wrong := _wrong_worths(worths, order, way.get("sumber_nilai")):
            cure = "Tulis satu angka tiap predikat, makin besar makin baik, dan `sumber_nilai`."
            where = (*path, "nilai")
            self._tell(codes.URUTAN_PREDIKAT, where, f"Nilai predikat {wrong}.", cure)


def _is_measured_so(way: object) -> bool:
    """Whether an indicator is measured by a predicate, as its keys tell."""
    if not isinstance(way, dict) or DECLARED in way:
        return False
    return way.get("jenis", KIND) == KIND and (
        "jenis" in way or "urutan" in way or "skala_predikat" in way
    )


def _wrong_order(order: Sequence[str]) -> str:
    """What is wrong with an order; "" for nothing."""
    names = [plain_name(one) for one in order]
    if len(order) < 2:
        return "harus memuat paling sedikit dua predikat"
    if not all(order):
        return "memuat butir kosong"
    if twice := next((one for n, one in enumerate(order) if names[n] in names[:n]), ""):
        return f"memuat `{_short(twice)}` lebih dari sekali"
    if long := next((one for one in order if len(one) > _LONGEST), None):
        return f"memuat predikat lebih dari {_LONGEST} karakter, `{_short(long)}`"
    if digits := next((one for one in order if number_of(one) is not None), None):
        return f"memuat angka, `{digits}`"
    return ""


def _wrong_worths(worths: Sequence[object], order: Sequence[str], source: object) -> str:
    """What is wrong with the numbers of an order; "" for nothing."""
    numbers = [one for one in map(number_of, worths) if one is not None]
    if len(worths) != len(order):
        return f"berjumlah {len(worths)}, sedangkan predikatnya {len(order)}"
    if len(numbers) == len(worths) and any(low >= high for low, high in pairwise(numbers)):
        return "tidak makin besar menurut urutan"
    return "" if source is not None else "tidak menyebut sumbernya"


def _word(value: object) -> str:
    """An item of an order as a word; "" for an empty one."""
    return "" if value is None else str(value).strip()


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:37]}..."
