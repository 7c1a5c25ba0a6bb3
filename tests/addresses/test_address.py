"""An address says where something lies, and to nobody how to get in."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.addresses import Address, is_address, where

SECRET = "r4h4s14"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("s3://wadah/kanwil", "s3://wadah/kanwil"),
        (f"sftp://budi:{SECRET}@server/data", "sftp://server/data"),
        (f"ftp://budi:{SECRET}/@{SECRET}@server/data", "ftp://server/data"),
        (f"https://server/data?tanda={SECRET}#{SECRET}", "https://server/data"),
        (f"zip://kanwil::s3://kunci:{SECRET}@wadah/a.zip", "zip://kanwil::s3://wadah/a.zip"),
        ("http://server:8080/surel@kantor", "http://server:8080/surel@kantor"),
        ("s3://wadah/surel@kantor", "s3://wadah/surel@kantor"),
    ],
)
def test_an_address_is_shown_without_what_opens_it(url: str, shown: str) -> None:
    address = Address(url)

    assert str(address) == shown
    assert SECRET not in f"{address!r} {address / 'anggrek'}"
    if SECRET in url:
        assert SECRET not in address.hidden(f"galat: {url} ditolak ({SECRET})")


def test_a_signed_address_that_a_library_tells_is_told_without_its_signature() -> None:
    said = f'tidak tersambung: "http://toko/wadah?tanda={SECRET}&x=1" (lagi)'

    assert Address("s3://wadah").hidden(said) == 'tidak tersambung: "http://toko/wadah" (lagi)'


def test_what_is_below_an_address_stands_before_the_archive_that_it_lies_in() -> None:
    assert str(Address("s3://wadah/a/") / "b" / "c") == "s3://wadah/a/b/c"
    assert str(Address("zip://a::file:///x.zip") / "b") == "zip://a/b::file:///x.zip"
    assert str(Address("zip://::file:///x.zip") / "b") == "zip://b::file:///x.zip"
    assert str(Address("memory://") / "b") == "memory://b"
    assert Address("s3://wadah/a") / "." == Address("s3://wadah/a")
    assert (Address("s3://wadah/a") / "b").name == "b"


def test_a_path_is_no_address() -> None:
    for path in ("kanwil", "/mnt/kanwil", r"C:\kanwil", "C:/kanwil", "C://kanwil", "../a:b/c"):
        assert not is_address(path)
        assert where(path) == Path(path)
    assert where("S3://wadah") == Address("S3://wadah")
