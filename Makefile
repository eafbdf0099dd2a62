# What a person types. Everything runs from .venv, which `setup` makes and keeps up to date.

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix bench docs build lock clean

# `python -m`, for the scripts in .venv/bin stop working when the folder is moved.
PY := .venv/bin/python
STAMP := .venv/.installed
# Needed by `make lock` alone, so it is no part of the environment.
UV := uv==0.13.9

help: ## list these targets
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s%s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## make .venv, or bring it up to date
	@if [ "$$(git rev-parse --show-toplevel 2>/dev/null)" = "$$(pwd -P)" ]; then \
		git config core.hooksPath .githooks; fi

$(STAMP): requirements.lock pyproject.toml environment.sh
	@./environment.sh
	@touch $(STAMP)

run: setup ## open the dashboard on http://127.0.0.1:8501
	@$(PY) -m etl serve

build: setup ## build data/warehouse.duckdb from data/
	@$(PY) -m etl build

test: setup ## run every test, in the real browser too (ARGS='-k growth' for some)
	@$(PY) -m tests.browser.executable
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

check: setup ## check format, lint and types
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy .

fix: setup ## format, and mend what the linter can mend
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

bench: setup ## score the reader of reports; measure the pages on a national warehouse
	@$(PY) -m bench

docs: setup ## regenerate docs/data-dictionary.md
	@$(PY) -m etl docs

lock: setup ## renew requirements.lock from pyproject.toml
	@$(PY) -m pip install --quiet "$(UV)"
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(PY) -m uv pip compile --quiet --upgrade --universal \
		--python-version 3.11 --extra dev --no-emit-index-url --no-emit-find-links \
		--output-file requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory setup

clean: ## remove .venv and the caches; the warehouse holds uploads and stays
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results bench/results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
