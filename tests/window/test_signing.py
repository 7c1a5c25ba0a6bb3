"""Signing and verifying on a page: the certificate dropped, its password typed and not kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sign_files import PASSWORD, Issuer, write_pdf
from window_on_trial import Browser, words

from lkjip_docgen.resources import sample_folder
from lkjip_docgen.window import works
from lkjip_docgen.window.results import Verified, place_to_sign, places_in_words


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "laporan kantor"
    shutil.copytree(sample_folder("rudenim-tanjung-purnama-2024"), made)
    (made / "keluaran").mkdir(exist_ok=True)
    return made


@pytest.fixture
def pdf(folder: Path) -> Path:
    return write_pdf(folder / "keluaran" / "pk.pdf", ("Sari Contoh", "Budi Contoh"))


@pytest.fixture
def project(browser: Browser, folder: Path) -> str:
    return browser.page("p", browser.window.open(folder).key)


def certificate(
    browser: Browser, project: str, issuer: Issuer, tmp_path: Path, **more: object
) -> str:
    """A certificate of Sari's, dropped on the page."""
    file = issuer.write_p12(tmp_path / "sari.p12", "Sari Contoh", **more)  # type: ignore[arg-type]
    return browser.drop(project, file.name, file.read_bytes())


def test_the_places_of_a_pdf_are_offered(browser: Browser, project: str, pdf: Path) -> None:
    found = browser.get(f"{project}/tempat", params={"pdf": "keluaran/pk.pdf"}).json()["tempat"]
    assert [each["nama"] for each in found] == ["TTE1", "TTE2"]
    assert [each["label"] for each in found] == [
        "Sari Contoh, halaman 1",
        "Budi Contoh, halaman 1",
    ]
    assert browser.get(f"{project}/tempat", params={"pdf": "../pk.pdf"}).status_code == 422


def test_places_are_called_as_people_see_them() -> None:
    """By the person and the page; without those by what is printed there, two alike by both."""
    sari = "Tempat tanda tangan Sari Contoh, halaman 1"

    assert place_to_sign("TTE3") == "nomor 3 (bertanda #TTE3 dalam PDF)"
    assert place_to_sign("Signature1", "Kepala Dinas") == "Kepala Dinas"
    assert list(places_in_words([("TTE1", sari), ("TTE2", sari)])) == [
        ("TTE1", "Sari Contoh, halaman 1 (TTE1)"),
        ("TTE2", "Sari Contoh, halaman 1 (TTE2)"),
    ]


def test_a_dropped_pdf_is_copied_only_to_be_signed(
    browser: Browser, project: str, folder: Path, tmp_path: Path
) -> None:
    """Neither by looking for its places nor by an answer that is refused."""
    outside = write_pdf(tmp_path / "pk luar.pdf", ("Sari Contoh", "Budi Contoh"))
    dropped = browser.drop(project, outside.name, outside.read_bytes())

    found = browser.get(f"{project}/tempat", params={"pdf": dropped}).json()["tempat"]
    refused = browser.change(f"{project}/kerjakan/tanda-tangan", {"pdf": dropped})

    assert [each["nama"] for each in found] == ["TTE1", "TTE2"]
    assert refused.status_code == 422
    assert not list(folder.rglob("*.pdf"))


def test_a_pdf_is_signed_and_found_sound(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path
) -> None:
    key = certificate(browser, project, issuer, tmp_path)
    sent = {"pdf": "keluaran/pk.pdf", "sertifikat": key, "sandi": PASSWORD, "kolom": "TTE1"}

    text = browser.do(project, "tanda-tangan", **sent, jabatan="Kepala Kantor", alasan="--x")

    assert "PDF sudah ditandatangani" in text
    assert "Sari Contoh" in text
    assert pdf.with_name("pk-ttd.pdf").is_file()
    verdict = words(browser.do(project, "periksa-tanda-tangan", pdf="keluaran/pk-ttd.pdf"))
    assert "Tanda tangannya utuh, tetapi belum pasti sah" in verdict
    assert "Tanda tangan utuh; penerbit belum dikenal" in verdict
    assert "✓ SAH" not in verdict
    assert "Penanda tangan Sari Contoh" in verdict
    assert "Isi yang ditandatangani utuh" in verdict


def test_the_password_is_nowhere_but_in_the_process_that_signs(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    started: list[works.Run] = []

    class Seen(works.Run):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            started.append(self)

    monkeypatch.setattr(works, "Run", Seen)
    secret = " sandi dengan spasi "
    key = certificate(browser, project, issuer, tmp_path, password=secret)
    sent = {"pdf": "keluaran/pk.pdf", "sertifikat": key, "sandi": secret, "kolom": "TTE1"}

    text = browser.do(project, "tanda-tangan", **sent)

    assert "sudah ditandatangani" in text  # the blanks at its ends count
    (run,) = started
    kept = (*run.arguments, *run.lines, run.answer, text, repr(vars(run)))
    assert not any(secret.strip() in each for each in kept)
    page = browser.get(f"{project}/kerjakan/tanda-tangan").text
    assert secret.strip() not in page


@pytest.mark.parametrize(
    ("password", "days", "said"),
    [
        ("keliru", (-10, 365), "Kata sandi"),
        (PASSWORD, (-400, -30), "berlaku"),
        ("", (-10, 365), "Kata sandi"),
    ],
    ids=["wrong password", "expired", "no password"],
)
def test_what_cannot_be_signed_with_is_told(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path,
    password: str, days: tuple[int, int], said: str,
) -> None:  # fmt: skip
    key = certificate(browser, project, issuer, tmp_path, days=days)
    sent = {"pdf": "keluaran/pk.pdf", "sertifikat": key, "sandi": password, "kolom": "TTE1"}

    told = words(browser.do(project, "tanda-tangan", **sent))

    assert "Belum berhasil" in told
    assert said in told
    assert "--" not in told
    assert "LKJIP_P12_PASSWORD" not in told
    assert not pdf.with_name("pk-ttd.pdf").exists()


def test_a_pdf_changed_after_it_was_signed_is_not_sound(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path
) -> None:
    key = certificate(browser, project, issuer, tmp_path)
    sent = {"pdf": "keluaran/pk.pdf", "sertifikat": key, "sandi": PASSWORD, "kolom": "TTE1"}
    browser.do(project, "tanda-tangan", **sent)
    signed = pdf.with_name("pk-ttd.pdf")
    raw = signed.read_bytes()
    place = raw.index(b"/MediaBox")
    given = browser.drop(project, "diubah.pdf", raw[:place] + b"/MediaBoy" + raw[place + 9 :])

    told = words(browser.do(project, "periksa-tanda-tangan", pdf=given))

    assert "tidak sah" in told.lower()
    assert "✓ SAH" not in told
    assert "diubah.pdf" in told


def test_a_pdf_without_a_signature_is_told_so(browser: Browser, project: str, pdf: Path) -> None:
    told = words(browser.do(project, "periksa-tanda-tangan", pdf="keluaran/pk.pdf"))
    assert "tidak memuat tanda tangan elektronik" in told
    assert "`" not in told


def signed_at(browser: Browser, project: str, place: str, key: str) -> str:
    """The signed document, by the name that pages know."""
    sent = {"pdf": "keluaran/pk.pdf", "sertifikat": key, "sandi": PASSWORD, "kolom": place}
    assert "sudah ditandatangani" in browser.do(project, "tanda-tangan", **sent)
    return "keluaran/pk-ttd.pdf"


def test_a_signature_is_sound_where_its_issuer_is_known(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path
) -> None:
    name = signed_at(browser, project, "TTE1", certificate(browser, project, issuer, tmp_path))
    file = issuer.write_pem(tmp_path / "penerbit.pem")
    known = browser.drop(project, file.name, file.read_bytes())

    verdict = words(browser.do(project, "periksa-tanda-tangan", pdf=name, penerbit=known))

    assert "Tanda tangannya sah" in verdict
    assert "✓ SAH" in verdict
    assert "penerbit dipercaya" in verdict
    assert "--" not in verdict


def test_proof_for_years_and_a_place_for_the_next_are_asked_for_on_the_page(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path
) -> None:
    key = certificate(browser, project, issuer, tmp_path)
    file = issuer.write_pem(tmp_path / "penerbit.pem")
    known = browser.drop(project, file.name, file.read_bytes())
    sent = {"pdf": "keluaran/pk.pdf", "sertifikat": key, "sandi": PASSWORD, "kolom": "TTE1"}

    told = browser.do(project, "tanda-tangan", **sent, jangka="ya", penerbit=known, sediakan="1")

    assert "sudah ditandatangani" in told
    signed = pdf.with_name("pk-ttd.pdf").read_bytes()
    assert b"/DSS" in signed
    places = browser.get(f"{project}/tempat", params={"pdf": "keluaran/pk-ttd.pdf"}).json()
    assert [each["nama"] for each in places["tempat"]] == ["TTE2", "TTD1"]


def test_a_server_of_time_stamps_that_is_none_is_told_without_options(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path
) -> None:
    key = certificate(browser, project, issuer, tmp_path)
    sent = {"pdf": "keluaran/pk.pdf", "sertifikat": key, "sandi": PASSWORD, "kolom": "TTE1"}

    told = words(browser.do(project, "tanda-tangan", **sent, waktu="http://127.0.0.1:9/tsa"))

    assert "Belum berhasil" in told
    assert "Periksa alamat server penanda waktu dan sambungan internet" in told
    assert "--" not in told
    assert not pdf.with_name("pk-ttd.pdf").exists()


def test_another_person_is_told_in_the_verdict_and_is_not_sound(
    browser: Browser, project: str, pdf: Path, issuer: Issuer, tmp_path: Path
) -> None:
    name = signed_at(browser, project, "TTE2", certificate(browser, project, issuer, tmp_path))
    file = issuer.write_pem(tmp_path / "penerbit.pem")
    known = browser.drop(project, file.name, file.read_bytes())

    verdict = words(browser.do(project, "periksa-tanda-tangan", pdf=name, penerbit=known))

    assert "✓ SAH" not in verdict
    headline = "Tanda tangan utuh; dengan catatan"
    assert f"{headline} Tempat ini disediakan untuk Budi Contoh, bukan Sari Contoh." in verdict


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({"ok": True, "trusted": True, "notes": ["sertifikat tidak dicabut menurut --crl"]}, "sah"),
        ({"ok": True, "trusted": True, "notes": ["dokumen ini masih draf"]}, "utuh"),
        ({"ok": True, "trusted": None, "notes": []}, "utuh"),
        ({"ok": False, "trusted": True, "notes": []}, "tidak-sah"),
    ],
)
def test_only_what_is_beyond_doubt_is_green(told: dict[str, object], standing: str) -> None:
    assert Verified(told).standing == standing
