"""Figures about the office: its organisation and its employees."""

from __future__ import annotations

from lkjip_docgen.document import Blocks, Chart, ChartKind, Figure, NumberFormat, TreeNode
from lkjip_docgen.measures import HasilRincian
from lkjip_docgen.model import Unit
from lkjip_docgen.narrative.figures.parts import ada_data, alt, desimal, gambar, seri, tinggi_batang
from lkjip_docgen.narrative.figures.words import daftar, semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.templating import Konteks


@grafik("bagan-organisasi")
def bagan_organisasi(konteks: Konteks) -> Figure | Blocks:
    """The organisation chart: the head of the office and the tree of units."""
    laporan = konteks.laporan
    units = laporan.organisasi.unit
    if not units:
        return ()
    root = TreeNode(laporan.kantor.sebutan_pimpinan, anak=tuple(_node(unit) for unit in units))
    chart = Chart(
        id="bagan-organisasi",
        kind=ChartKind.TREE,
        alt=alt(f"Bagan organisasi {laporan.kantor.nama}.", *_sentences(root)),
        tree=root,
    )
    legal = laporan.organisasi.dasar_hukum
    return gambar(
        f"Struktur Organisasi {laporan.kantor.nama}", chart, sumber(legal) if legal else ()
    )


def _node(unit: Unit) -> TreeNode:
    return TreeNode(unit.nama, unit.pejabat or "", tuple(_node(child) for child in unit.unit))


def _sentences(node: TreeNode) -> list[str]:
    """Who stands above whom, from the top down."""
    if not node.anak:
        return []
    own = f"{node.nama} membawahkan {daftar([child.nama for child in node.anak])}."
    return [own, *(sentence for child in node.anak for sentence in _sentences(child))]


@grafik("pegawai")
def pegawai(konteks: Konteks, rincian: HasilRincian) -> Figure | Blocks:
    """Employees by one breakdown."""
    quantities = [jumlah for _, jumlah in rincian.kelompok]
    if not ada_data(quantities):
        return ()
    chart = Chart(
        id=f"pegawai-{rincian.kode}",
        kind=ChartKind.BARS,
        alt=alt(
            f"Diagram batang jumlah pegawai menurut {rincian.nama}.",
            semua("Jumlah pegawai", rincian.kelompok),
        ),
        categories=tuple(nama for nama, _ in rincian.kelompok),
        series=(seri("Jumlah pegawai", quantities),),
        format=NumberFormat.WHOLE,
        places=desimal(quantities),
        axis_title="Orang",
        height_cm=tinggi_batang((), len(quantities)),
    )
    source = sumber(f"data kepegawaian {konteks.laporan.kantor.nama}", (rincian.jumlah,))
    return gambar(f"Jumlah Pegawai menurut {rincian.nama}", chart, source)
