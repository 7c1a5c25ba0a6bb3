"""Templates are compiled once, and again when a letter of them changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.templating import TemplateEnvironment, rendering


@pytest.fixture(autouse=True)
def empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path))


def printed(environment: TemplateEnvironment, source: str) -> str:
    with rendering(str):
        return environment.kept("laporan.docx|/word/header1.xml", source).render()


def no_compiler(*_: object) -> None:
    raise AssertionError("compiled again")


def test_a_later_run_finds_the_part_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(TemplateEnvironment(cached=True), "{{ 1 + 1 }} lembar") == "2 lembar"
    later = TemplateEnvironment(cached=True)
    monkeypatch.setattr(later, "compile", no_compiler)
    assert printed(later, "{{ 1 + 1 }} lembar") == "2 lembar"
    with pytest.raises(AssertionError, match="compiled again"):
        printed(later, "{{ 1 + 2 }} lembar")


def test_a_part_that_was_edited_is_not_the_one_before() -> None:
    assert printed(TemplateEnvironment(cached=True), "{{ 1 + 1 }}") == "2"
    assert printed(TemplateEnvironment(cached=True), "{{ 1 + 2 }}") == "3"
    assert printed(TemplateEnvironment(cached=True), "{{ 1 + 1 }}") == "2"


def test_without_a_cache_it_is_compiled_every_time() -> None:
    assert printed(TemplateEnvironment(), "{{ 1 + 1 }}") == "2"
