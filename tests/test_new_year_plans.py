"""What becomes of annual plans when a year is over."""

from __future__ import annotations

from lkjip_docgen.new_year.past import without_past


def test_the_next_year_keeps_the_plans_that_are_still_to_come() -> None:
    plans = [{"tahun": 2025}, {"tahun": 2026}]
    agreement = {"tahun": 2025, "tingkat": []}
    data = {
        "perjanjian_kinerja": [agreement],
        "rencana_kinerja": plans,
        "pejabat": [],
        "indikator": [],
        "anggaran": {"versi": []},
    }
    assert without_past(data, 2026)["rencana_kinerja"] == [{"tahun": 2026}]
    assert without_past({**data, "rencana_kinerja": None}, 2026)["rencana_kinerja"] is None
