"""One issuer and two officials for all tests of this folder."""

from __future__ import annotations

import pytest
from sign_files import PASSWORD, Issuer

from lkjip_docgen.sign.credentials import Credentials, load_p12


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
