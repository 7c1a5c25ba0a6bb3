"""Shows that every library behind the .docx path has a wheel for Windows.

An office installs with `py -m pip install`, without a compiler.  This script walks the
dependency tree of the installed `lkjip-docgen` as Windows would see it (environment
markers included) and asks pip, for every supported Python, for a wheel that fits
`win_amd64`.  Needs the package installed and the package index; installs nothing.

Exit status: 0 when every library has its wheels, 1 when one is missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

DISTRIBUTION = "lkjip-docgen"
PYTHONS = ("3.11", "3.12", "3.13")


def windows(python: str) -> dict[str, str]:
    """The marker environment of CPython `python` on 64-bit Windows."""
    return {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
    }


def required_by(name: str, extras: Iterable[str], environment: dict[str, str]) -> list[Requirement]:
    """What the distribution `name` requires; nothing when it is not installed here.

    A library that only Windows needs is not installed elsewhere: it is asked for all the
    same, without what it requires in turn.
    """
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    wanted = []
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or any(
            marker.evaluate(environment | {"extra": e}) for e in ("", *extras)
        ):
            wanted.append(requirement)
    return wanted


def dependency_tree(root: str, environment: dict[str, str]) -> dict[str, str]:
    """Every library under `root`: name -> what is asked of it (`pillow>=10,>=11`)."""
    specifiers: dict[str, set[str]] = {}
    waiting = required_by(root, (), environment)
    seen = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        specifiers.setdefault(name, set()).update(str(s) for s in requirement.specifier)
        if (name, *sorted(requirement.extras)) not in seen:
            seen.add((name, *sorted(requirement.extras)))
            waiting += required_by(name, requirement.extras, environment)
    return {name: name + ",".join(sorted(specifiers[name])) for name in sorted(specifiers)}


def ask_pip(requirements: list[str], python: str) -> dict[str, str] | None:
    """Name -> wheel file that pip would take on Windows; None when one of them has none."""
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps"]
        command += ["--ignore-installed", "--only-binary=:all:", "--platform", "win_amd64"]
        command += ["--implementation", "cp", "--python-version", python, "--target", target]
        command += ["--disable-pip-version-check", "--report", "-", *requirements]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        return None
    return {
        canonicalize_name(item["metadata"]["name"]): item["download_info"]["url"].rsplit("/", 1)[-1]
        for item in json.loads(answer.stdout)["install"]
    }


def find_wheels(tree: dict[str, str], python: str) -> dict[str, str]:
    """The wheel of every library that has one; halves the question until it is answered."""
    found = ask_pip(list(tree.values()), python)
    if found is not None or len(tree) == 1:
        return found or {}
    names = list(tree)
    halves = names[: len(names) // 2], names[len(names) // 2 :]
    return {
        name: wheel
        for half in halves
        for name, wheel in find_wheels({n: tree[n] for n in half}, python).items()
    }


def main() -> int:
    """Prints one line a library and Python; says what is missing."""
    try:
        metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        print(f"{DISTRIBUTION} belum terpasang; jalankan dahulu: make venv", file=sys.stderr)
        return 1
    missing = []
    for python in PYTHONS:
        tree = dependency_tree(DISTRIBUTION, windows(python))
        wheels = find_wheels(tree, python)
        print(f"Python {python}, win_amd64: {len(wheels)} dari {len(tree)} pustaka")
        for name in tree:
            print(f"  {name:<20} {wheels.get(name, 'TIDAK ADA')}")
        missing += [f"{name} (Python {python})" for name in tree if name not in wheels]
    if missing:
        print(f"Tanpa wheel untuk Windows: {', '.join(missing)}", file=sys.stderr)
        return 1
    print("Semua pustaka memiliki wheel untuk Windows: pemasangan tidak memerlukan kompilator.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
