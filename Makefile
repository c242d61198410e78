# Every target sets up what it needs; a machine needs only Python >= 3.11 and make.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
EXAMPLES := $(wildcard examples/*.txt)
SHOWN := examples/da-03-usa-udvider.txt
LEDGER := build/ledger.sqlite
HASH := \#

define ask
@echo; echo '$$ standpunkt $(1)'; STANDPUNKT_LEDGER=$(LEDGER) $(BIN)/standpunkt $(1)
endef

.PHONY: help demo setup test lint docs html bench bench-peers clean

help:
	@echo "make demo   install, read the example stories, keep them in a ledger, and ask it"
	@echo "make test   everything that is checked: style, types, layers, documentation, tests"
	@echo "make setup  the development installation in $(VENV)"
	@echo "make lint   style, types and layers only"
	@echo "make html   the documentation, in docs/_build/html"
	@echo "make bench  words per second, for one process and two; a ledger of 20,000 documents (half an hour)"
	@echo "make bench-peers  Standpunkt beside other tools, on ../shared; WRITE=--write puts the figures into the documentation"
	@echo "make clean  remove what the other targets made"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "venv failed: install Python's venv module (Debian: apt install python3-venv)" >&2; exit 1; }

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/.developing: $(BIN)/python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@mkdir -p build && rm -f $(LEDGER)*
	@$(BIN)/standpunkt read $(EXAMPLES) --json --output build/examples.jsonl
	@$(BIN)/standpunkt read $(EXAMPLES) --html --output build/examples.html
	@$(BIN)/standpunkt read $(SHOWN)
	$(call ask,add examples/*.txt)
	$(call ask,who-said "på den anden side af grænsen" --limit 2)
	$(call ask,actor Stoltenberg --limit 2)
	$(call ask,search våbnene --limit 2)
	$(call ask,sources da-02-tyskland-foelger-usa$(HASH)s1)
	$(call ask,why da-02-tyskland-foelger-usa$(HASH)p1)
	$(call ask,timeline missiler --limit 3)
	$(call ask,stand road-pricing --questions examples/questions.toml)
	$(call ask,changes road-pricing --questions examples/questions.toml)
	$(call ask,stats)
	@echo
	@echo "All $(words $(EXAMPLES)) stories: build/examples.jsonl for programs, build/examples.html for a browser, $(LEDGER) to ask more."

setup: $(VENV)/.developing

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: html

html: $(VENV)/.developing
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

test: lint html
	$(BIN)/pytest -n auto

bench: $(VENV)/.installed
	$(BIN)/python tools/bench.py
	$(BIN)/python -m tools.bench_ledger

bench-peers: $(VENV)/.installed
	$(PIP) --requirement benchmarks/peers/requirements.txt
	$(BIN)/python -m benchmarks.peers $(WRITE) $(if $(GENDERGAP),--gendergap $(GENDERGAP))

clean:
	rm -rf $(VENV) build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
