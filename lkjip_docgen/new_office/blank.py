"""From the data of a sample to those of another office: its structure, without its contents."""

from __future__ import annotations

from lkjip_docgen.editing import copied
from lkjip_docgen.new_office import about, figures, promises
from lkjip_docgen.new_office.fitting import fit_to_profile
from lkjip_docgen.new_office.identity import Identitas
from lkjip_docgen.new_office.maker import Blank, Maker, unfilled
from lkjip_docgen.new_office.traces import without_traces
from lkjip_docgen.new_year import Section

_ABOUT_THE_OFFICE = (
    "aspek_strategis",
    "isu_strategis",
    "pohon_kinerja",
    "evaluasi_akip",
    "kontribusi_kanwil",
    "output_lain",
    "penghargaan",
    "inovasi",
    "pembinaan",
    "langkah",
    "kesimpulan",
    "saran",
    "rencana_kinerja",
    "bagian_tambahan",
    "lampiran",
    "pernyataan",
    "diterima",
)


def blank(sample: Section, identity: Identitas) -> Maker:
    """The data of the office, with who made them: its identity, and the structure of the sample.

    Figures and texts about the sample's office go.  What an office copies
    from documents above it (units and their tasks, the strategic plan,
    indicators and how they are measured) stays as a pattern while the
    ministry and the unit above are the same, with a remark to look at it.
    """
    maker = Maker(Blank(copied(sample)), sample, identity)
    about.write_document(maker)
    about.name_institution(maker)
    about.name_office(maker)
    about.name_signatories(maker)
    about.empty_organisation(maker)
    about.empty_plan(maker)
    figures.empty_budget(maker)
    figures.empty_scores(maker)
    promises.empty_agreement(maker)
    promises.empty_indicators(maker)
    if not maker.same_unit:
        promises.of_another_unit(maker)
    fit_to_profile(maker)
    figures.rename_tables(maker)
    for name in maker.data.keys() & set(_ABOUT_THE_OFFICE):
        maker.data[name] = None
    maker.result.data = without_traces(maker.result.data, sample, unfilled)
    return maker
