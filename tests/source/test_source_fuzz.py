"""Whatever is in a file: it is read, or refused with findings; nothing else happens."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from draws import draws
from hypothesis import given, settings
from hypothesis import strategies as st
from proyek import DATA, EMONEV, SURVEY

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.findings.as_text import render_text
from lkjip_docgen.source import load_project
from lkjip_docgen.source.month_tables import read_emonev, read_survey
from lkjip_docgen.source.yaml_reader import read_yaml

yaml_pieces = st.one_of(
    st.sampled_from(":#[]{}'\"\n\t|>?,-~%@&*!\\\r\u2028"),
    st.sampled_from([": ", "- ", "  ", "&a", "*a", "!x", "---", "a", "2023", "2023-13-40", "<<"]),
)
csv_pieces = st.sampled_from(
    [";", ",", "\t", "\n", '"', "-", "17,50", "1.816", "unsur", "Jan", "Responden", "bulan", "\r"]
)
texts = st.one_of(st.text(max_size=200), st.lists(yaml_pieces, max_size=40).map("".join))
tables = st.one_of(st.text(max_size=200), st.lists(csv_pieces, max_size=60).map("".join))


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """A sound file with a stretch taken out and something else put in."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 40)))
    return text[:start] + draw(st.one_of(st.text(max_size=8), yaml_pieces)) + text[end:]


def read_or_refuse(read: Callable[[Path], object], content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "berkas"
        file.write_bytes(content)
        findings: tuple[Finding, ...] | None = None
        try:
            read(file)
        except LkjipError as error:
            findings = error.findings
        assert findings is None or render_text(findings).endswith("kesalahan.")


@given(texts)
def test_any_text_is_read_as_yaml_or_refused(text: str) -> None:
    read_or_refuse(read_yaml, text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_yaml_or_refused(raw: bytes) -> None:
    read_or_refuse(read_yaml, raw)


@given(st.one_of(tables, mutations(SURVEY)))
def test_any_text_is_read_as_a_survey_table_or_refused(text: str) -> None:
    read_or_refuse(lambda file: read_survey(file, "Nilai SK"), text.encode("utf-8"))


@given(st.one_of(tables, mutations(EMONEV)))
def test_any_text_is_read_as_an_emonev_table_or_refused(text: str) -> None:
    read_or_refuse(read_emonev, text.encode("utf-8"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_a_table_or_refused(raw: bytes) -> None:
    read_or_refuse(read_emonev, raw)


@settings(max_examples=draws(150))
@given(mutations(DATA.replace("  foto_sampul: foto/sampul.jpg\n", "")))
def test_any_change_to_a_sound_data_file_is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "laporan.yaml").write_bytes(text.encode("utf-8"))
        (root / "survei.csv").write_text(SURVEY, encoding="utf-8")
        (root / "emonev.csv").write_text(EMONEV, encoding="utf-8")
        with contextlib.suppress(LkjipError):
            load_project(root)
