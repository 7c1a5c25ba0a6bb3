"""Who holds a post and who acts for it, over the documents of a year."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.data.pejabat import Signed, signatures
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date


@rule("LK552", Severity.WARNING, "Pejabat definitif kemudian ditulis sebagai penjabat")
def definitif_kemudian_penjabat(subject: Subject) -> Iterator[Problem]:
    """ "Pj. Bupati" in January of who signed as "Bupati" in October before: nobody goes back.

    Two documents of one day by one person in one post have the same title too.  Where
    somebody else has come to hold the post since, the former holder may act for that one.
    """
    holders: dict[str, Signed] = {}  # of each post, who signed as its holder last
    for signed in sorted(signatures(subject), key=lambda one: (one.hari, one.acting)):
        holder = holders.get(signed.jabatan)
        if not signed.acting:
            if holder is None or holder.nama != signed.nama:
                holders[signed.jabatan] = signed
        elif holder is not None and holder.nama == signed.nama:
            yield Problem(
                (*signed.path, "jabatan"),
                f"{signed.orang.nama} ditulis “{signed.orang.jabatan}” pada "
                f"{format_date(signed.hari)}, padahal pada {format_date(holder.hari)} sudah "
                f"“{holder.orang.jabatan}”.",
                "Salin jabatan dari dokumen yang ditandatangani.",
                others=((*holder.path, "jabatan"),),
            )
