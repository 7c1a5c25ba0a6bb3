"""Who holds a post and who acts for it, over the documents of a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.data.pejabat import ACTING, date_of, name_of, people
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date, plain_name
from lkjip_docgen.model import Penandatangan
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_


class _Signed(Record):
    """A signature: where it stands, on which day, by whom and in which post."""

    path: Path_
    hari: date
    orang: Penandatangan

    @property
    def jabatan(self) -> str:
        """The post, without what says that somebody only acts for its holder."""
        return ACTING.sub("", plain_name(self.orang.jabatan))

    @property
    def acting(self) -> bool:
        """Whether the person only acts for the holder."""
        return ACTING.match(plain_name(self.orang.jabatan)) is not None


@rule("LK552", Severity.WARNING, "Pejabat definitif kemudian ditulis sebagai penjabat")
def definitif_kemudian_penjabat(subject: Subject) -> Iterator[Problem]:
    """ "Pj. Bupati" in January of who signed as "Bupati" in October before: nobody goes back.

    Two documents of one day by one person in one post have the same title too.  Where
    somebody else has come to hold the post since, the former holder may act for that one.
    """
    holders: dict[str, _Signed] = {}  # of each post, who signed as its holder last
    for signed in sorted(_signatures(subject), key=lambda one: (one.hari, one.acting)):
        holder = holders.get(signed.jabatan)
        if not signed.acting:
            if holder is None or name_of(holder.orang) != name_of(signed.orang):
                holders[signed.jabatan] = signed
        elif holder is not None and name_of(holder.orang) == name_of(signed.orang):
            yield Problem(
                (*signed.path, "jabatan"),
                f"{signed.orang.nama} ditulis “{signed.orang.jabatan}” pada "
                f"{format_date(signed.hari)}, padahal pada {format_date(holder.hari)} sudah "
                f"“{holder.orang.jabatan}”.",
                "Salin jabatan dari dokumen yang ditandatangani.",
                others=((*holder.path, "jabatan"),),
            )


def _signatures(subject: Subject) -> Iterator[_Signed]:
    """The signatures of which the day and the name are known."""
    for path, document, person in people(subject):
        day = date_of(subject.laporan, document)
        if day is not None and not person.nama.startswith("["):
            yield _Signed(path, day, person)
