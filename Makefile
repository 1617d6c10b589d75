# Everything that people and CI run. A fresh machine needs Python 3.11+ (with venv), git and make.
#
#   make data     check the records, build a release candidate, validate and verify it
#   make test     the fast tests, in under five minutes
#   make help     the rest

SHELL := /bin/sh
.SHELLFLAGS := -ec
.DELETE_ON_ERROR:

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
QUIETLY := install --quiet --quiet --disable-pip-version-check --no-input
INSTALL := $(BIN)/python -m pip $(QUIETLY)

PYTEST := $(BIN)/python -m pytest -q -n auto --dist loadfile

.PHONY: help setup data test test-slow test-foreign test-lowest test-all lint format types lock wheel tag bench clean clean-tools

help: ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name what; do printf 'make %-13s %s\n' "$$name" "$$what"; done

setup: $(READY) ## the environment in .venv; another Python: make setup PYTHON=/path/to/python3

# The locked packages. The environment is made anew, so that nothing stays that the lock no longer has.
$(VENV)/.locked: requirements/dev.txt
	@python=$$(sh .ci/find-python "$(PYTHON)") && \
	echo "setting up $(VENV) with $$("$$python" --version)" && \
	"$$python" -m venv --clear $(VENV)
	@$(INSTALL) --only-binary :all: --require-hashes -r requirements/dev.txt
	@touch $@

# The package itself, editable. Its version stands in dataset.yaml.
$(READY): $(VENV)/.locked pyproject.toml hatch_build.py ceasefire_data/records/dataset.yaml
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

data: $(READY) ## check the records, build a release candidate, validate and verify it
	@$(BIN)/ceasefire-data check
	@$(BIN)/ceasefire-data build
	@$(BIN)/ceasefire-data validate --report build/report.html
	@$(BIN)/ceasefire-data verify --candidate

test: $(READY) ## the fast tests
	@$(PYTEST) -m "not slow and not foreign"

test-slow: $(READY) ## the slow tests: wheels in empty environments, kills, other interpreters
	@$(PYTEST) -m "slow and not foreign"

test-foreign: $(READY) ## other people's programs on the newest release, each in its own environment
	@$(PYTEST) -rs -m foreign

# The oldest versions that pyproject.toml allows, on the oldest Python; wheels of both exist.
LOWEST_PYTHON ?= python3.11
LOWEST := build/lowest

$(LOWEST)/.ready: requirements/lowest.txt pyproject.toml hatch_build.py ceasefire_data/records/dataset.yaml
	@python=$$(sh .ci/find-python "$(LOWEST_PYTHON)") && \
	echo "setting up $(LOWEST) with $$("$$python" --version)" && \
	"$$python" -m venv --clear $(LOWEST)
	@$(LOWEST)/bin/python -m pip $(QUIETLY) --only-binary :all: --require-hashes -r requirements/lowest.txt
	@$(LOWEST)/bin/python -m pip $(QUIETLY) --no-deps --no-build-isolation -e .
	@touch $@

test-lowest: $(LOWEST)/.ready ## the fast tests under the oldest versions that pyproject.toml allows
	@$(LOWEST)/bin/python -m pytest -q -rs -n auto --dist loadfile -p tests.lowest -p no:cacheprovider \
		-m "not slow and not foreign" --ignore=tests/foreign

test-all: $(READY) ## all tests
	@$(PYTEST) -rs

lint: $(READY) ## style, types, borders, canonical records; fresh schemas, suites and page of releases
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .
	@$(BIN)/validate-pyproject pyproject.toml
	@$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff
	@$(BIN)/ceasefire-data fmt --check
	@$(BIN)/ceasefire-data schema --check
	@changes=$$($(BIN)/ceasefire-data schema --compare) || { echo "$$changes"; exit 1; }
	@$(BIN)/ceasefire-data validate --check-suites
	@$(BIN)/ceasefire-data releases --check-page

format: $(READY) ## rewrite code and records in their one form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@$(BIN)/ceasefire-data fmt

types: $(READY) ## the TypeScript types in schemas/current/typescript/ from the schemas (needs node)
	@$(BIN)/python -m tests.foreign.typescript

# Universal for all Pythons and platforms that we support, with hashes and without addresses. Keeps
# what is locked as far as pyproject.toml allows; make lock UV_FLAGS=--upgrade takes the newest.
UV ?= uv
UV_FLAGS ?=
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --emit-build-options $(UV_FLAGS)

lock: ## requirements/*.txt from pyproject.toml, requirements/foreign/*.txt from their .in (needs uv)
	@$(COMPILE) pyproject.toml requirements/release.in --extra reliability --extra validation \
		--output-file requirements/release.txt
	@$(COMPILE) pyproject.toml --constraints requirements/release.txt --extra dev --output-file requirements/dev.txt
	@mkdir -p build
	@$(COMPILE) requirements/lowest.in --constraints requirements/dev.txt --output-file build/lowest-tools.txt
	@$(COMPILE) pyproject.toml requirements/lowest.in --constraints build/lowest-tools.txt --extra all \
		--resolution lowest-direct --output-file requirements/lowest.txt
	@for wishes in requirements/foreign/*.in; do $(COMPILE) "$$wishes" --output-file "$${wishes%.in}.txt"; done

wheel: $(READY) ## sdist and wheel in dist/, the same bytes for the same release day
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist
	@$(BIN)/twine check --strict dist/*
	@$(BIN)/check-wheel-contents dist/*.whl

tag: $(READY) ## the tag of the newest release, or of VERSION, with the hash of its checksums
	@$(BIN)/python .ci/tag.py $(VERSION)

bench: $(READY) ## what the README claims about speed
	@$(BIN)/python benchmarks/run.py

clean-tools: ## remove the environments of other people's programs, for all clones
	@rm -rf "$${CEASEFIRE_DATA_TOOLS:-$${XDG_CACHE_HOME:-$$HOME/.cache}/ceasefire-data/tools}"

clean: ## remove the environment, all that was built, and the caches
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
