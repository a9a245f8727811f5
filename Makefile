# Two commands: `make site` builds the site into site/, `make test` runs everything. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# Two builds of one commit are the same bytes: the clock is the commit's.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

# Hundreds of processes of a run import the program: what the first has compiled the others need not.
test audit: export PYTHONDONTWRITEBYTECODE :=

# The tests build sites and throw them away: in memory, where there is room for two gigabytes more.
MEMORY = $(shell df -k --output=avail /dev/shm 2>/dev/null | awk 'NR == 2 && $$1 > 2000000 {print "/dev/shm"}')

# One more than there are cores: what waits for a page leaves its core idle; with two more, a run takes a minute longer.
WORKERS = $(shell $(BIN)/python -c 'import os; print(len(os.sched_getaffinity(0)) + 1)' 2>/dev/null || echo auto)

IN_MEMORY = $(or $(MEMORY),$(TMPDIR),/tmp)
BESIDE = --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder
PYTEST = TMPDIR=$(IN_MEMORY) $(BIN)/pytest $(BESIDE)

.PHONY: help site test serve check lint types audit bench dist lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14

site: .venv/ready ## check everything and build the site into site/
	$(BIN)/hashiya check
	$(BIN)/hashiya build --strict
	@echo "The site is in site/: make serve shows it at http://127.0.0.1:8000/ (from the disk a browser shows its first page only)"

test: .venv/ready lint types ## lint, type-check and run all tests
	@$(BIN)/python tests/chromium.py
	$(PYTEST)

serve: .venv/ready ## show the site and every save at once, at http://127.0.0.1:8000/
	$(BIN)/hashiya serve

check: .venv/ready ## read everything and print what is wrong
	$(BIN)/hashiya check

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

bench: .venv/ready ## print the benchmarks' figures
	@for file in tests/benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

audit: .venv/ready ## all that `make test` takes a sample of, and what needs Node and Java: types, HTML, Lighthouse, the YAML server
	@$(BIN)/python tests/chromium.py
	TMPDIR=$(IN_MEMORY) $(BIN)/python tests/audit/run.py --pytest "$(BESIDE)"

dist: .venv/ready ## build the wheel and the sources into dist/
	$(BIN)/python -m hatchling build -d dist

lock: ## renew requirements.lock from pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --group dev --group build pyproject.toml -o requirements.lock

clean: ## remove what was built
	rm -rf site dist .cache .venv

# The environment: everything with hashes from requirements.lock, then the program itself, built with the pinned back end.
# Modules are compiled when they are first used: most never are, and compiling all takes a quarter of the time.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Hashiya needs Python 3.11 or newer; this is $$($(PYTHON) --version)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing python3-venv"; apt-get update -qq && apt-get install -y -qq python3-venv; \
	  else \
	    echo "Python's venv is missing; run: sudo apt-get install python3-venv" >&2; exit 1; \
	  fi; }
	@echo "Setting up .venv"
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
