"""Passages that stand in the data twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from seeded_sample import Salinan, salin


@pytest.fixture
def contoh(tmp_path: Path) -> Salinan:
    return salin(tmp_path)


def test_an_item_of_a_list_twice_is_reported_at_the_second(contoh: Salinan) -> None:
    contoh.ganti(
        "  - Meningkatkan pelayanan kepada masyarakat.",
        "  - Meningkatkan pelayanan kepada masyarakat.\n"
        "  - Meningkatkan  pelayanan kepada Masyarakat.",
    )
    (finding, spaces) = contoh.temuan_baru()
    assert spaces.code == "LK419"
    assert (finding.code, finding.path) == ("LK404", "langkah[2]")
    assert "`langkah[1]`" in finding.message


def test_the_same_impact_of_two_innovations_is_reported(contoh: Salinan) -> None:
    contoh.ganti(
        "Kantor memiliki tempat menerima tamu yang terbuka di area netral.",
        "Pemohon menerima informasi yang tepat selama menunggu dan merasa dilibatkan dalam proses\n"
        "      permohonan.",
    )
    (finding,) = contoh.temuan_baru()
    assert (finding.code, finding.path) == ("LK404", "inovasi[9].output")
