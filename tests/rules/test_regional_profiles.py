"""Which profiles are of a region."""

from lkjip_docgen.rules import profil_daerah


def test_profiles_that_follow_the_services_of_a_region_are_of_a_region() -> None:
    assert set(profil_daerah()) == {"perangkat-daerah", "kecamatan", "pemerintah-daerah"}
