"""The order in which a format lists its properties (ISO/IEC 29500-1, 17.3, 17.9.6).

LibreOffice does not keep to it, strict readers insist on it.
"""

from __future__ import annotations

from lkjip_docgen.docx.xml import Element, w

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike"
    " outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern"
    " position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
_RANKS = {
    w(parent): {w(name): rank for rank, name in enumerate(names.split())}
    for parent, names in _ORDER.items()
}


def put_in_order(root: Element) -> None:
    """Sort the properties of every paragraph, run and list level below `root`.

    Of a property given twice the last one counts and stays.
    """
    for holder in root.iter(*_RANKS):
        _drop_repeated(holder)
        ranks = _RANKS[holder.tag]
        # Extensions follow the known properties, tracked changes come last of all.
        found = [ranks.get(c.tag, len(ranks) + str(c.tag).endswith("Change")) for c in holder]
        if found != sorted(found):
            holder[:] = [child for _, child in sorted(zip(found, holder, strict=True), key=_first)]


def _drop_repeated(holder: Element) -> None:
    last = {child.tag: child for child in holder}
    if len(last) < len(holder):
        holder[:] = [child for child in holder if last[child.tag] is child]


def _first(pair: tuple[int, Element]) -> int:
    return pair[0]
