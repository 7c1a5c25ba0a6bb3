"""The kinds of institutions that the data may name, and what is known of each."""

from __future__ import annotations

from typing import get_args

import pytest

from lkjip_docgen.model.laporan import KodeProfil
from lkjip_docgen.rules.profiles import kode_profil, profil


def test_the_data_may_name_the_profiles_that_have_a_table_and_no_other():
    assert get_args(KodeProfil) == kode_profil()


@pytest.mark.parametrize("kode", kode_profil())
def test_each_profile_says_who_is_meant_and_which_regulation_asks_for_the_report(kode):
    kind = profil(kode)

    assert kind.nama
    assert kind.untuk
    assert "Peraturan" in kind.sumber


def test_a_profile_that_follows_another_has_its_source():
    assert profil("kecamatan").sumber == profil("perangkat-daerah").sumber
