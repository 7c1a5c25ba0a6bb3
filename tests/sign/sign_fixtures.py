"""One issuer and two officials for all tests of this folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sign_files import PASSWORD, Issuer, write_pdf

from lkjip_docgen.sign.credentials import Credentials, load_p12
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.style import load_style


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture(scope="session")
def sari(issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Credentials:
    path = tmp_path_factory.mktemp("sari") / "sari.p12"
    return load_p12(issuer.write_p12(path, "Sari Contoh"), PASSWORD)


@pytest.fixture(scope="session")
def budi(issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Credentials:
    path = tmp_path_factory.mktemp("budi") / "budi.p12"
    return load_p12(issuer.write_p12(path, "Budi Contoh"), PASSWORD)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, sari: Credentials) -> Path:
    folder = tmp_path_factory.mktemp("sekali")
    source = write_pdf(folder / "asal.pdf", ("Sari Contoh", "Budi Contoh"))
    return sign(source, folder / "sekali.pdf", sari, Request(field="TTE1"), load_style()).file


@pytest.fixture(scope="session")
def twice(once: Path, budi: Credentials) -> Path:
    target = shutil.copy(once, once.with_name("dua-kali.pdf"))
    return sign(target, target, budi, Request(field="TTE2"), load_style()).file
