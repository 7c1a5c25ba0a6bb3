"""LibreOffice run as a program: found, shut off from the network, and ended when it hangs.

What it lays out may come from strangers.  It is therefore given a copy without
all that it could follow or run, opened as a Word file whatever it claims to be;
and should something slip by, its profile fetches nothing and runs nothing, and
its way out is a proxy that is not there.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from lkjip_docgen.docx import read_docx, write_zip
from lkjip_docgen.docx.outside import cut_off
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.layout.pages import UnavailableError
from lkjip_docgen.programs import on_path

_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_TIMEOUT = 240  # seconds; a report of a hundred pages takes less than twenty

_WORD = "MS Word 2007 XML"  # the name of LibreOffice's own reader of .docx files
_NOWHERE = "127.0.0.1:9"  # nothing listens at the port for discarding
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_PROXY = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    (_PROXY, "ooInetProxyType", "2"),
    (_PROXY, "ooInetHTTPProxyName", "127.0.0.1"),
    (_PROXY, "ooInetHTTPProxyPort", "9"),
    (_PROXY, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_PROXY, "ooInetHTTPSProxyPort", "9"),
    (_PROXY, "ooInetNoProxy", ""),
)

Options = Mapping[str, bool | int]
"""Options of the PDF export by their names in LibreOffice."""


def find_soffice() -> str | None:
    """The LibreOffice program: `LKJIP_SOFFICE`, the PATH, or where installers put it.

    An empty `LKJIP_SOFFICE` means: do not use LibreOffice.
    """
    named = os.environ.get("LKJIP_SOFFICE")
    if named is not None:
        return named if Path(named).name != named else on_path(named)
    return on_path("soffice") or on_path("libreoffice") or _in_usual_place()


def _in_usual_place() -> str | None:
    return next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def to_pdf(soffice: str, docx: Path, work: Path, options: Options) -> Path:
    """Lay out `docx` as a PDF in the folder `work`, with a user profile of its own there.

    What reaches beyond the file is taken out of the copy that is laid out.  A
    profile of its own lets the program run beside an open LibreOffice and knows
    nothing that a user has set.  Raises `UnavailableError` when no PDF comes of
    it.
    """
    return convert(soffice, _harmless(docx, work), work, options)


def _harmless(docx: Path, work: Path) -> Path:
    """A copy without all that reaches out.

    It is written anew even where nothing does: of a zip file that is no usual
    one, LibreOffice may read other things than were looked at.
    """
    try:
        kept = cut_off(read_docx(docx), docx)
    except LkjipError as error:
        raise UnavailableError(error.findings[0].message.rstrip(".")) from error
    copy = work / "tanpa-tautan" / docx.name
    copy.parent.mkdir(exist_ok=True)
    write_zip(copy, kept)
    return copy


def convert(soffice: str, docx: Path, work: Path, options: Options) -> Path:
    """Have LibreOffice write the PDF of a file just as it is."""
    profile = _profile(work / "profil")
    pdf = work / f"{docx.stem}.pdf"
    pdf.unlink(missing_ok=True)
    command = [
        soffice,
        "--headless",
        "--norestore",
        f"--infilter={_WORD}",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(_typed(options))}",
        "--outdir",
        str(work),
        str(docx),
    ]
    code = _run(command, work)
    if not pdf.is_file():
        raise UnavailableError(f"LibreOffice gagal menata halaman (kode {code})")
    return pdf


def _typed(options: Options) -> dict[str, dict[str, str]]:
    """Options as the export wants them: every value a string, with its type."""
    typed = {}
    for name, value in options.items():
        kind = "boolean" if isinstance(value, bool) else "long"
        typed[name] = {"type": kind, "value": str(value).lower()}
    return typed


def _profile(folder: Path) -> Path:
    """A user profile with nothing but our settings; one that is there stays as it is."""
    settings = folder / "user" / "registrymodifications.xcu"
    if settings.exists():
        return folder
    settings.parent.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n',
        encoding="utf-8",
    )
    return folder


def _run(command: list[str], work: Path) -> int:
    """Run to the end in the folder `work`; all that was started is gone afterwards."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            cwd=work,
            start_new_session=os.name == "posix",
            env=_surroundings(),
        )
    except OSError as error:
        raise UnavailableError(f"LibreOffice tidak dapat dijalankan ({error.strerror})") from error
    try:
        return process.wait(_TIMEOUT)
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"LibreOffice tidak selesai dalam {_TIMEOUT} detik") from None
    finally:
        if process.returncode is None:
            _end(process)


def _surroundings() -> dict[str, str]:
    """The environment of the program: the proxy that is not there, for whatever asks for one."""
    kept = {key: value for key, value in os.environ.items() if key.lower() != "no_proxy"}
    return kept | dict.fromkeys((*_PROXIES, *map(str.upper, _PROXIES)), f"http://{_NOWHERE}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with what it started: `soffice` is a script that starts another."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
