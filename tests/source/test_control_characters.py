"""Control characters are found wherever a quick look at the bytes leaves the text unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.source.files import _CONTROL, decode

SIGNS = [*map(chr, range(0x250)), *"\ufeff\ufffd\ufffe\uffff\U0001f600–“”…"]


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_file_is_refused_for_every_control_character(sign: str) -> None:
    raw = f"nama: a{sign}b\n".encode()
    if _CONTROL.search(sign):
        with pytest.raises(LkjipError):
            decode(Path("laporan.yaml"), raw)
    else:
        assert decode(Path("laporan.yaml"), raw) == raw.decode()


@pytest.mark.parametrize("byte", [0x07, 0x7F], ids=hex)
def test_one_in_a_file_of_windows_is_found_too(byte: int) -> None:
    with pytest.raises(LkjipError):
        decode(Path("data.csv"), b"caf\xe9" + bytes([byte]), or_cp1252=True)
