"""Colours of printing in foreign pages: every place that paints says what they mean."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from lkjip_docgen.appendices.archiving import settle_pages
from lkjip_docgen.appendices.cmyk import cmyk_profile

CYAN = b"1 0 0 0 k 0 0 50 50 re f"


def form(source: pikepdf.Pdf, **keys: Any) -> pikepdf.Stream:
    stream = source.make_stream(CYAN)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    stream.BBox = pikepdf.Array([0, 0, 50, 50])
    for key, value in keys.items():
        stream[f"/{key}"] = value
    return stream


def with_form(source: pikepdf.Pdf, painted: pikepdf.Object) -> None:
    """A page that paints this form."""
    page = source.add_blank_page(page_size=(595, 842))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=painted))
    page.Contents = source.make_stream(CYAN + b" /F Do")


def in_another(source: pikepdf.Pdf) -> None:
    inner = form(source)
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    with_form(source, form(source, Resources=resources))


def of_an_annotation(source: pikepdf.Pdf) -> None:
    page = source.add_blank_page(page_size=(595, 842))
    look = pikepdf.Dictionary(N=form(source))
    mark = pikepdf.Dictionary(Subtype=pikepdf.Name.Square, Rect=[0, 0, 9, 9], AP=look)
    page.obj.Annots = pikepdf.Array([source.make_indirect(mark)])


@pytest.mark.parametrize(
    "paint",
    [
        pytest.param(lambda source: with_form(source, form(source)), id="without resources"),
        pytest.param(
            lambda source: with_form(source, form(source, Resources=pikepdf.Dictionary())),
            id="with empty resources",
        ),
        pytest.param(in_another, id="in another form"),
        pytest.param(of_an_annotation, id="the look of an annotation"),
    ],
)
def test_every_form_says_what_its_colours_are(paint: Any) -> None:
    with pikepdf.new() as source:
        paint(source)
        settle_pages(source)
        forms = [
            item
            for item in source.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ]
        assert forms
        for item in forms:
            assert item.Resources.ColorSpace.DefaultCMYK[0] == "/ICCBased"
        for page in source.pages:
            assert page.resources.ColorSpace.DefaultCMYK[0] == "/ICCBased"


def test_a_form_without_resources_keeps_those_of_its_page() -> None:
    with pikepdf.new() as source:
        bare = form(source)
        with_form(source, bare)
        source.pages[0].resources.Font = pikepdf.Dictionary(F1=pikepdf.Dictionary())
        settle_pages(source)
        assert "/F1" in bare.Resources.Font


@pytest.mark.parametrize(
    ("ink", "like"),
    [
        ((0, 0, 0, 0), (255, 255, 255)),
        ((0, 0, 0, 255), (35, 30, 30)),
        ((255, 0, 0, 0), (0, 170, 235)),
        ((0, 255, 255, 0), (235, 30, 40)),
    ],
)
def test_another_program_reads_the_profile(ink: tuple[int, ...], like: tuple[int, ...]) -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(cmyk_profile()))
    picture = Image.new("CMYK", (1, 1), ink)
    shown = ImageCms.profileToProfile(
        picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert shown is not None
    colour = shown.getpixel((0, 0))
    assert isinstance(colour, tuple)
    assert max(abs(a - b) for a, b in zip(colour, like, strict=True)) < 25
