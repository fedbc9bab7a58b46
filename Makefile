# What people who work on Lianxin type. GNU Make 3.81 or newer.
BIN = .venv/bin
.PHONY: help setup run test check bench lock
.DEFAULT_GOAL := help

help: ## this list
	@echo "make setup    .venv from the locked requirements (PYTHON=python3.12 chooses the interpreter)"
	@echo "make run      the demo: a made-up branch with phones on a page; Ctrl-C ends it"
	@echo "make test     the whole suite, with PostgreSQL, Redis and Chromium brought up first"
	@echo "make check    formatting, lint, types, import contracts"
	@echo "make bench    the benchmarks of docs/PERFORMANCE.md"
	@echo "make lock     requirements/*.txt anew from requirements/*.in"
	@echo "make help     this list"

setup:
	@PYTHON="$(PYTHON)" sh tools/setup.sh

run: setup
	@exec $(BIN)/lianxin demo

test: setup
	@exec $(BIN)/python -m tools.services $(BIN)/pytest -n auto --maxprocesses 4

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@sh tools/audit.sh

bench: setup
	@echo "The tree and a million members are measured apart, in some minutes: $(BIN)/python -m bench.people"
	@exec $(BIN)/python -m tools.services $(BIN)/python -m bench

lock: setup
	@sh tools/lock.sh
