"""What the layout of a PDF may fetch: the files it was given, and no other address."""

from __future__ import annotations

import pytest
from weasyprint.urls import FatalURLFetchingError

from lkjip_docgen.pdf.fetcher import Fetcher

GIVEN = "lkjip:gambar/1"


def fetcher() -> Fetcher:
    return Fetcher({GIVEN: ("image/png", b"gambar")})


def test_a_file_that_was_given_is_served_with_its_kind() -> None:
    found = fetcher().fetch(GIVEN)
    assert found.read() == b"gambar"
    assert found.headers["Content-Type"] == "image/png"


def test_an_address_that_holds_its_own_content_is_read() -> None:
    assert fetcher().fetch("data:text/plain,isi").read() == b"isi"


@pytest.mark.parametrize(
    "address", ["https://203.0.113.7/x.png", "file:///etc/hostname", "lkjip:2"]
)
def test_any_other_address_stops_the_layout_and_is_remembered(address: str) -> None:
    asked = fetcher()
    with pytest.raises(FatalURLFetchingError):
        asked.fetch(address)
    assert asked.refused == address
