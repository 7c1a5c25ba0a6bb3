"""What a template may read: every type with its names, and nothing that is not written here.

The list is closed: a field or property that a model gains later stays out of
reach until somebody writes its name here, or under `CLOSED`, where a test asks
for it.  What is read is data (`is_data`): texts, numbers, dates, sequences of
them, and objects of the types that are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from types import FunctionType
from typing import Final, NamedTuple

from jinja2.runtime import LoopContext, Macro
from jinja2.utils import Namespace

from lkjip_docgen import style
from lkjip_docgen.document import Table
from lkjip_docgen.measures import results
from lkjip_docgen.model import (
    anggaran,
    evaluasi,
    gambar_sendiri,
    indikator,
    istilah,
    kantor,
    kosakata,
    laporan,
    pemeriksaan,
    periode,
    pohon_kinerja,
    rencana,
    renstra,
    tambahan,
    triwulan,
    unit_bawahan,
)
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import Quantity, Status, Unit
from lkjip_docgen.rules import categories, scores


class Group(NamedTuple):
    """The items that share a value, as the filter `groupby` gives them."""

    grouper: object
    list: list[object]


WORDS: Final = (
    "laporan rencana_strategis sasaran_strategis sasaran_program sasaran_kegiatan "
    "sasaran_sub_kegiatan indikator_strategis indikator_program indikator_kegiatan "
    "indikator_sub_kegiatan dokumen_anggaran penerimaan instansi pimpinan_instansi kantor "
    "kantor_wilayah unit_pembanding kinerja_anggaran aplikasi_kinerja_anggaran "
    "pelaksanaan_anggaran penilai_pelaksanaan_anggaran aplikasi_pemantauan skala_survei "
    "tingkat_anggaran"
)
"""What a report calls things: of the office (`laporan.istilah`), and in full (`istilah`)."""

_LISTED: dict[type, str] = {
    # --- what the office wrote ---
    laporan.Laporan: (
        "dokumen instansi kantor pejabat organisasi pegawai aspek_strategis isu_strategis "
        "landasan_hukum pedoman renstra rencana_kinerja perjanjian_kinerja indikator anggaran "
        "pnbp penerimaan smart ikpa emonev kontribusi_kanwil output_lain penghargaan inovasi "
        "pembinaan langkah "
        "kesimpulan saran lampiran penghargaan_lampiran pernyataan diterima "
        "perjanjian_tahun_depan batas_capaian kategori_capaian profil istilah susunan "
        "kunci_penerimaan pendapatan periode pohon_kinerja evaluasi_akip "
        "bagian_tambahan tabel_sendiri grafik_sendiri unit"
    ),
    periode.PeriodeLaporan: (
        "kode tahun tahunan bulan triwulan akhir singkat nama kecil sampai awal "
        "sampai_triwulan lamanya kurun bersisa sesudahnya berkas"
    ),
    istilah.Istilah: WORDS,
    istilah.Sebutan: "nama singkatan",
    istilah.Susunan: "tanpa dengan",
    kosakata.Kata: "nama singkatan kecil awal judul pendek pendek_awal lengkap baris",
    kosakata.Kosakata: f"{WORDS} sasaran indikator",
    laporan.AspekStrategis: "pengantar butir",
    laporan.Inovasi: (
        "nama kepanjangan tahun permasalahan uraian output dampak foto keterangan_foto ringkasan"
    ),
    laporan.IsuStrategis: "pengantar butir",
    laporan.Kesimpulan: "isu penutup",
    laporan.Kontribusi: "uraian rincian",
    laporan.Lampiran: "judul uraian gambar berkas periode terisi",
    laporan.OutputLain: "nama uraian",
    laporan.Pembinaan: "tujuan upaya",
    laporan.Penghargaan: "nama tahun pemberi tingkat piagam",
    evaluasi.EvaluasiAkip: (
        "tahun evaluator nomor tanggal nilai kategori komponen riwayat uraian rekomendasi"
    ),
    evaluasi.KomponenEvaluasi: "nama bobot nilai",
    evaluasi.RekomendasiEvaluasi: "kode uraian tindak_lanjut status penanggung_jawab bukti",
    evaluasi.RiwayatEvaluasi: "tahun nilai kategori",
    pohon_kinerja.PohonKinerja: "pengantar simpul",
    pohon_kinerja.SimpulKinerja: "kode nama sebutan induk indikator pengampu",
    tambahan.BagianTambahan: "judul kode isi sebelum sesudah dalam letak periode bagian",
    tambahan.JumlahTabel: "judul kolom rata_rata",
    tambahan.KolomTabel: "nama judul lebar format desimal rata",
    tambahan.Potongan: "jenis uraian tabel grafik gambar",
    gambar_sendiri.GambarSendiri: "judul kode berkas keterangan lajur sebaris sumber",
    tambahan.GrafikSendiri: (
        "judul kode tabel berkas lembar jenis kategori seri satuan acuan sumber"
    ),
    tambahan.GarisAcuan: "nilai nama",
    tambahan.SubBagian: "judul kode isi",
    tambahan.IsiKolom: "nama judul format desimal rata lebar",
    tambahan.IsiTabel: "berkas kolom baris",
    tambahan.Sel: "teks nilai",
    tambahan.TabelSendiri: "judul kode berkas lembar sumber kolom jumlah",
    kantor.BatasData: "semua kinerja anggaran pnbp penerimaan smart ikpa emonev pegawai",
    kantor.Butir: "judul uraian rincian",
    kantor.Dokumen: "tahun periode tempat tanggal batas_data foto_sampul",
    kantor.Instansi: "kementerian pemerintah_daerah eselon_satu kantor_wilayah bidang",
    kantor.Kantor: (
        "nama nama_singkat sebutan jenis kelas sebutan_pimpinan alamat kode_pos telepon laman "
        "surel lambang kedudukan sejarah_bidang sejarah wilayah_kerja nilai_dasar foto "
        "keterangan_foto"
    ),
    kantor.KelompokPegawai: "nama jumlah",
    kantor.Lembaga: "nama singkatan pimpinan",
    kantor.Organisasi: "dasar_hukum tugas fungsi unit",
    kantor.Pegawai: "rincian uraian",
    kantor.Pejabat: "dokumen tahun versi periode tempat tanggal penandatangan",
    kantor.Penandatangan: "peran nama jabatan nip",
    kantor.RincianPegawai: "kode nama kelompok",
    kantor.Unit: "nama pejabat tugas fungsi unit",
    kantor.Wilayah: "nama kecamatan",
    kantor.WilayahKerja: (
        "dasar wilayah kecamatan desa kelurahan uraian layanan_luar_kantor bagian_wilayah "
        "peta sumber_peta jenis_wilayah"
    ),
    rencana.RencanaKinerja: "tahun penetapan sasaran",
    renstra.IndikatorPK: "nama indikator target target_sampai satuan",
    renstra.KegiatanPK: "kode nama anggaran rincian",
    renstra.Nilai: "nama uraian perilaku",
    renstra.Peraturan: "nama tentang",
    renstra.Periode: "mulai akhir",
    renstra.PerjanjianKinerja: (
        "tahun versi tanggal tingkat tingkat_diukur tingkat_di_atas anggaran program "
        "alasan_perubahan anggaran_sampai nama_kementerian nama_eselon_satu nama_kantor_wilayah"
    ),
    renstra.ProgramPK: "kode nama anggaran kegiatan",
    renstra.Renstra: (
        "nama penetapan periode latar pengantar_visi visi pengantar_misi misi tujuan "
        "pengantar_sasaran sasaran_strategis tata_nilai upaya nama_lengkap menyebut_periode"
    ),
    renstra.SasaranPK: "kode nama induk indikator",
    renstra.SasaranRencana: "kode nama indikator",
    renstra.SasaranStrategis: "kode nama indikator",
    renstra.TataNilai: "nama uraian nilai",
    renstra.TingkatPK: "tingkat sasaran",
    indikator.Analisis: "penyebab kendala solusi program_penunjang efisiensi rekomendasi",
    indikator.Berpredikat: (
        "jenis nama urutan skala_predikat sumber_urutan nilai sumber_nilai hasil sumber_hasil "
        "metode"
    ),
    indikator.Cacahan: "jenis yang_dihitung hasil metode sumber_hasil",
    indikator.GabunganUnit: ("jenis gabungan indikator_unit hasil sumber_hasil skala_hasil metode"),
    indikator.Indikator: (
        "kode nama singkatan sasaran induk satuan polaritas rumus sumber_rumus target "
        "target_sampai "
        "desimal pengantar pengukuran rumus_capaian "
        "riwayat target_menengah pembanding program anggaran analisis triwulan rencana_aksi"
    ),
    indikator.KategoriCapaian: "tabel sumber kelas",
    indikator.KelasCapaian: "nama dari sampai warna",
    indikator.KelompokResponden: "kode nama responden minimum_responden populasi unsur",
    indikator.Langsung: "jenis nama hasil sumber_hasil metode skala_hasil",
    indikator.NilaiBulan: "nama kelompok nilai",
    indikator.Pembanding: "lingkup unit tahun realisasi sumber",
    indikator.Persentase: (
        "jenis pembilang penyebut nilai_pembilang nilai_penyebut per metode sumber_hasil"
    ),
    indikator.Riwayat: "tahun target target_sampai realisasi nilai_survei keterangan",
    indikator.Skala: "min maks",
    indikator.SurveiBulanan: (
        "jenis nama singkatan nama_nilai sebutan_unsur penyelenggara laman pedoman metode "
        "tabel bulan_kosong skala_survei skala_hasil minimum_responden populasi kategori"
    ),
    indikator.TabelBulanan: "unsur nilai responden kelompok",
    indikator.TargetMenengah: "tahun nilai sampai",
    indikator.UnsurBerbobot: (
        "jenis nama penyelenggara waktu pedoman metode skala_hasil kelompok hasil sumber_hasil"
    ),
    indikator.UnsurBobot: "nama bobot nilai",
    anggaran.Anggaran: "versi jenis_belanja sumber_dana triwulan faktor",
    triwulan.NilaiTriwulan: "tw1 tw2 tw3 tw4 urut",
    triwulan.RencanaAksi: "kegiatan triwulan output penanggung_jawab anggaran",
    triwulan.RupiahTriwulan: "tw1 tw2 tw3 tw4 urut",
    triwulan.TriwulanAnggaran: "target realisasi keterangan",
    triwulan.TriwulanIndikator: "sifat target realisasi prognosis keterangan",
    triwulan.UraianTriwulan: "tw1 tw2 tw3 tw4 urut",
    anggaran.Belanja: "jenis pagu realisasi",
    anggaran.BulanEmonev: "bulan anggaran pelaksanaan",
    anggaran.Emonev: "laman tabel bulan_kosong uraian",
    anggaran.Ikpa: "tahunan uraian",
    anggaran.Dana: "pagu realisasi",
    anggaran.Kegiatan: "kode nama pagu realisasi rincian",
    anggaran.NilaiIkpa: "tahun komponen pengurang nilai sumber",
    anggaran.NilaiSmart: "tahun komponen nilai sumber",
    anggaran.Pnbp: "dasar_hukum tahunan catatan",
    anggaran.Program: "kode nama pagu realisasi kegiatan",
    anggaran.Smart: "laman tahunan uraian",
    anggaran.SumberDana: "nama singkatan pagu realisasi",
    anggaran.TahunBelanja: "tahun belanja",
    anggaran.TahunPnbp: "tahun target realisasi",
    anggaran.VersiAnggaran: "kode nama tanggal program penyebab",
    unit_bawahan.UnitBawahan: "folder sebutan anggaran pnbp tidak_dihitung",
    unit_bawahan.UnitTidakDihitung: "folder alasan",
    pemeriksaan.Diterima: "kode alasan di isi",
    pemeriksaan.Pernyataan: "besaran nilai di",
    # --- what follows from it ---
    results.Hasil: (
        "indikator capaian rata_rata_capaian anggaran pnbp penerimaan nka ikpa emonev serapan "
        "pegawai perjanjian kelas_capaian perubahan_perjanjian evaluasi tabel_sendiri "
        "tabel_grafik rencana kilas telaah perhatian unit"
    ),
    results.HasilKilas: (
        "jumlah tercapai belum_dinilai utama lainnya perubahan_nka perubahan_ikpa inovasi "
        "penghargaan"
    ),
    results.HasilTelaah: "kode pokok sebutan bobot perhatian angka kata bagian",
    results.BagianTelaah: "nama nilai andil",
    results.HasilBawahan: "sebutan banyaknya dibaca belum",
    results.HasilBarisAkhir: "nama sel",
    results.HasilTabel: "model baris akhir",
    results.HasilKelas: "kategori jumlah",
    results.HasilKelasCapaian: "sumber catatan kelas tanpa",
    results.HasilSasaran: "kode indikator rata_rata",
    results.HasilCapaian: "rata_rata batas terendah tertinggi di_bawah dibatasi tersebar sasaran",
    results.HasilAnggaran: (
        "versi jenis_belanja sumber_dana total_sumber_dana total perubahan_pagu "
        "perubahan_serapan pertumbuhan_realisasi tahun_lalu akhir belanja_sumber_dana "
        "triwulanan berjalan perubahan_ringkas"
    ),
    results.HasilBerbobot: "kelompok jumlah_responden dihitung",
    results.HasilBulan: "nama nilai responden hasil_kali",
    results.HasilEfisiensi: (
        "program capaian serapan selisih efisien dana induk tingkat khusus bersama"
    ),
    results.HasilEmonev: "bulan akhir",
    results.HasilIndikator: (
        "model nomor target realisasi capaian tahun perubahan_realisasi perubahan_capaian "
        "menengah pembanding efisiensi survei berbobot persentase gabungan tercapai putusan "
        "tahun_lalu sampai dalam_rentang kelas predikat dibiayai_tersendiri triwulanan "
        "rencana_aksi target_triwulan"
    ),
    results.HasilEvaluasi: (
        "kini sumber komponen jumlah_bobot jumlah_komponen tahunan perubahan tahun_lalu "
        "rekomendasi selesai proses belum persen_selesai"
    ),
    results.HasilTahunEvaluasi: "tahun nilai kategori sebutan",
    results.HasilKomponenEvaluasi: "nama bobot nilai",
    results.HasilPerubahanPK: (
        "awal perubahan tingkat anggaran berubah tetap baru dihapus satu_bergeser"
    ),
    results.HasilUbahTingkat: "tingkat sasaran semua berubah",
    results.HasilUbahSasaran: "kode nama target",
    results.HasilUbahTarget: "awal perubahan jenis selisih nama nama_tetap bergeser",
    results.HasilUbahPagu: "nama awal perubahan selisih",
    results.HasilKategori: "nilai kategori tabel sumber faktor",
    results.HasilKelompok: (
        "kode nama unsur jumlah_bobot nilai responden minimum_responden cukup populasi lebih"
    ),
    results.HasilKomponen: "kode nama bobot nilai tertimbang",
    results.HasilMenengah: "tahun target capaian putusan sampai dalam_rentang sama_tahun_ini",
    results.HasilNilai: "tahunan aturan_berubah kini",
    results.HasilPegawai: "rincian jumlah",
    results.HasilPembanding: (
        "lingkup unit sumber realisasi selisih rasio tahun sebutan dalam_kalimat umum adalah_angka"
    ),
    results.HasilPerjanjian: "model tingkat anggaran",
    results.HasilPredikat: "urutan sumber sumber_nilai",
    results.HasilPersentase: "pembilang penyebut",
    results.HasilPnbp: "tahunan perubahan_capaian pertumbuhan_realisasi kini kunci",
    results.HasilPos: "kode nama pagu realisasi serapan rincian",
    results.HasilProgram: "pos kegiatan",
    results.HasilRencana: "model sasaran perjanjian",
    results.HasilRincian: "kode nama kelompok jumlah",
    results.HasilSasaranPK: "model indikator",
    results.HasilSasaranRencana: "model indikator",
    results.HasilSurvei: (
        "bulan unsur kelompok jumlah_tertimbang jumlah_responden nilai skala_survei "
        "skala_hasil tertinggi terendah minimum_responden bulan_kurang kategori "
        "di_atas di_bawah populasi bulan_lebih bulan_dihitung sedikit_bulan"
    ),
    results.HasilSerapan: "sumber serapan",
    results.HasilTahun: "tahun target realisasi capaian keterangan putusan sampai perubahan",
    results.HasilTahunBelanja: "tahun jenis total",
    results.HasilTahunNilai: (
        "tahun aturan komponen masukan nilai kategori pengurang menurut dasar"
    ),
    results.HasilTahunPnbp: "tahun target realisasi capaian",
    results.HasilTargetPK: "model target sampai",
    results.HasilTargetRencana: "model target sampai janji perjanjian",
    results.HasilTingkatPK: "model sasaran",
    results.HasilRencanaAksi: "model anggaran",
    results.HasilTriwulan: (
        "nomor nama target realisasi capaian target_sampai realisasi_sampai capaian_sampai "
        "keterangan"
    ),
    results.HasilTriwulanan: (
        "sifat triwulan realisasi putusan kemajuan prognosis capaian_prognosis dihitung kini "
        "bertarget terukur berulang berjumlah batas_atas"
    ),
    results.HasilTriwulanAnggaran: "triwulan serapan kini bertarget",
    results.HasilBarisUnit: (
        "kunci nama target realisasi capaian sampai putusan polaritas responden sebab ada dibaca "
        "kode singkat tertinggal"
    ),
    results.HasilGabungan: (
        "terendah paling_rendah "
        "aturan kode_unit nama_unit baris banyaknya dihitung responden terisi tidak_dihitung "
        "tanpa_angka "
        "tertinggal peringkat"
    ),
    results.HasilPenerimaanUnit: "target realisasi capaian",
    results.HasilUnit: (
        "kunci nama keadaan dibaca sebab galat dikecualikan anggaran penerimaan "
        "sebab_anggaran sebab_penerimaan bawahan nka ikpa"
    ),
    results.HasilUnitBawahan: (
        "sebutan judul unit banyaknya dibaca anggaran penerimaan belum belum_lengkap dikecualikan "
        "anggaran_kurang penerimaan_kurang"
    ),
    results.HasilUnsur: "nama kelompok bulan nilai",
    results.HasilUnsurBobot: "nama bobot nilai tertimbang",
    results.HasilVersi: "kode nama program total perubahan tingkat",
    categories.Kategori: "nama mutu batas terbuka rentang warna",
    scores.AturanNilai: (
        "kode nama mulai akhir sumber komponen kategori pengurang kosong_dikecualikan kunci "
        "diketahui_sampai profil"
    ),
    scores.KomponenNilai: "kode nama bobot asal masukan nama_masukan bagian serapan",
    Quantity: (
        "path value unit label places satuan status as_of formula ada nilai alasan urutan kata"
    ),
    # --- beside the data ---
    style.Colors: "utama aksen muda garis teks redup kurang penanda latar_penanda seri",
    Table: "wide",  # whether it needs a page of its own
    Group: "grouper list",
}

CLOSED: Final[dict[type, frozenset[str]]] = {
    tambahan.Sel: frozenset({"place"}),  # a file of the office's computer
    results.HasilIndikator: frozenset({"rincian"}),  # read as `survei`, `berbobot`, `persentase`
    # A file of the office's computer; other quantities; how it is computed, which the paper needs.
    Quantity: frozenset({"place", "inputs", "operasi", "pembulatan"}),
    Table: frozenset(
        ["id", "caption", "columns", "head", "rows", "source", "compact", "look", "summary"]
    ),
}
"""Public names of the types above that a template shall not read."""

READABLE: dict[type, frozenset[str]] = {
    owner: frozenset(names.split()) for owner, names in _LISTED.items()
}
"""The names that a template may read, by the exact type of their owner."""


def admit(owner: type, names: str) -> None:
    """Open these names of a record that is made for templates alone."""
    READABLE[owner] = frozenset(names.split())


LOOP: Final = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"}
    | {"previtem", "nextitem"}
)
"""What a template may ask of `loop`."""

SEQUENCES: Final = (tuple, list, range, Group)
"""What holds items in an order."""

_PLAIN: Final[frozenset[type]] = frozenset(
    {
        type(None),
        bool,
        int,
        float,
        Decimal,
        Number,
        Predikat,
        str,
        date,
        Unit,
        Status,
        dict,
        *SEQUENCES,
    }
)


def is_data(value: object) -> bool:
    """Whether a value may reach a template by a read: plain, or of a listed type."""
    return type(value) in _PLAIN or type(value) in READABLE


class Lookup:
    """Something that a template asks for a value by name: `nilai["..."]`, `isi.bab_1`.

    `lookup[name]` raises `TemplateMistakeError` for a name that is not there.
    """

    def __getitem__(self, name: str) -> object:
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        """The names, where they are known; one that cannot tell them has none."""
        return iter(())


def names_of(owner: object) -> list[str]:
    """The names that a template may ask of a value."""
    if isinstance(owner, dict | Lookup):
        return [str(name) for name in owner]
    if type(owner) is LoopContext:
        return sorted(LOOP)
    return sorted(READABLE.get(type(owner), ()))


_WORDS: Final[tuple[tuple[tuple[type, ...], str], ...]] = (
    ((type(None),), "isian yang kosong"),
    ((str,), "teks"),
    ((bool,), "nilai ya/tidak"),
    ((int, float, Decimal), "angka"),
    ((date,), "tanggal"),
    ((*SEQUENCES, dict, Lookup), "daftar"),
    ((Quantity,), "besaran"),
    ((LoopContext,), "`loop`"),
    ((Macro,), "makro"),
    ((FunctionType, partial), "fungsi"),
    ((Namespace,), "`namespace`"),
)


def kind_of(value: object) -> str:
    """What a value is, in a word for the template's author."""
    found = next((word for types, word in _WORDS if isinstance(value, types)), "")
    return found or type(value).__name__
