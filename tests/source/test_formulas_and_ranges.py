"""A formula or range that the polarity does not allow is refused at its place, with a cure."""

from __future__ import annotations

import pytest
from proyek import Proyek

TARGET = "    target: 3.25\n    program"


@pytest.mark.parametrize(
    ("typed", "code", "said", "cure"),
    [
        (
            "    rumus: t/r\n",
            "LK053",
            "Rumus capaian `t/r` tidak berlaku bagi polaritas maksimum.",
            "Tulis rumus: `r/t`",
        ),
        (
            "    polaritas: stabil\n    rumus: 2-r/t\n",
            "LK053",
            "Rumus capaian `2-r/t` tidak berlaku bagi polaritas stabil.",
            "Tulis rumus: `simpangan`",
        ),
        (
            "    polaritas: stabil\n    target_sampai: 3.25\n",
            "LK054",
            "`target_sampai` tidak lebih besar daripada `target`.",
            "Tulis batas bawah pada `target`",
        ),
        (
            '    polaritas: stabil\n    target_sampai: "3,2"\n',
            "LK054",
            "`target_sampai` tidak lebih besar daripada `target`.",
            "Tulis batas bawah pada `target`",
        ),
        ("    rumus: r*t\n", "LK019", "`rumus` berisi `r*t`", "Pilihan: `r/t`"),
    ],
)
def test_what_the_polarity_does_not_allow_is_refused(
    proyek: Proyek, typed: str, code: str, said: str, cure: str
) -> None:
    finding = proyek.ganti(TARGET, TARGET.replace("    prog", f"{typed}    prog")).satu()
    assert finding.code == code
    assert said in finding.message
    assert cure in finding.suggestion
    assert finding.place is not None
    assert finding.place.line > 1
