# LKjIP Docgen: everything a newcomer, a developer and CI need, in one place.
# Works with GNU Make 3.81 (macOS) and later; needs only sh and Python >= 3.11.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OUT := keluaran
SAMPLE = $(patsubst %/.default,%,$(firstword $(wildcard sample_data/*/.default)))

# One stamp for what `lkjip` itself needs, one for the developer's tools on top.
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.PHONY: help demo test lint bench venv clean

help:
	@echo 'make demo    buat laporan contoh di folder $(OUT)/'
	@echo 'make test    jalankan semua uji, di semua prosesor (ARGS=... diteruskan ke pytest)'
	@echo 'make lint    periksa gaya dan tipe (ruff, mypy)'
	@echo 'make bench   ukur waktu dan memori terhadap batas bawahnya'
	@echo 'make venv    siapkan lingkungan pengembang di $(VENV)/'
	@echo 'make clean   hapus semua yang dibuat, termasuk $(VENV)/ dan $(OUT)/'

demo: $(INSTALLED)
	@$(BIN)/lkjip build "$(SAMPLE)" -o "$(OUT)" --to docx --to pdf || \
	  { ls "$(OUT)"/*.docx >/dev/null && echo 'Berkas Word tetap dibuat; PDF menyusul setelah yang disebut di atas terpasang.'; }

test: $(INSTALLED_DEV)
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(INSTALLED_DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/mypy scripts benchmarks

bench: $(INSTALLED)
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/refresh.py
	@$(BIN)/python benchmarks/batch.py

venv: $(INSTALLED_DEV)
	@:

clean:
	@rm -rf $(VENV) $(OUT) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@rm -rf sample_data/*/.lkjip sample_data/*/keluaran
	@find lkjip_docgen tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml
	@$(call create_venv)
	@$(PIP) install --editable '.[pdf]'
	@touch $@

$(INSTALLED_DEV): pyproject.toml
	@$(call create_venv)
	@sh scripts/system_packages.sh chromium
	@$(PIP) install --editable '.[test,lint]'
	@touch $(INSTALLED) $@

# A virtual environment with a current pip; says what to do where Python is too old.
define create_venv
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
  echo 'LKjIP Docgen memerlukan Python 3.11 atau yang lebih baru, sedangkan `$(PYTHON)` tidak ada atau lebih lama.'; \
  echo 'Pasang Python dari https://www.python.org/downloads/ atau sebutkan yang ada, misalnya: make PYTHON=python3.12 demo'; \
  exit 1; }; \
sh scripts/system_packages.sh; \
if ! $(BIN)/python -c '' 2>/dev/null; then \
  echo 'Menyiapkan lingkungan Python di $(VENV)/ (sekali saja) ...'; \
  $(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }; \
fi; \
$(PIP) install --upgrade pip
endef
