"""Charts of Word cost nothing where nobody asked for them."""

from __future__ import annotations

import subprocess
import sys


def test_the_writer_of_word_files_loads_no_matplotlib() -> None:
    said = "import sys, lkjip_docgen.word.writer, lkjip_docgen.word.pictures"
    command = [sys.executable, "-c", f"{said}; print('matplotlib' in sys.modules)"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert told.stdout.strip() == "False"
