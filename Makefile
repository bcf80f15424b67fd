# The commands of this repository. `make run` and `make test` start from nothing but Python 3.11+.
#
# PyTorch's default build brings gigabytes of CUDA. Where pip would choose it, take the CPU build:
#   make run PIP_FLAGS="--extra-index-url https://download.pytorch.org/whl/cpu"

.DEFAULT_GOAL := help
.PHONY: help run test browser lint types evals format clean

# The first interpreter that is new enough; name another with `make PYTHON=…`.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$python"; break; }; done)
PIP_FLAGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt $(PIP_FLAGS)
QUESTION ?= vad hände med FVIS 2020?

help: ## what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(VENV)/.installed ## install, build the index, answer a question, serve
	$(BIN)/plansvar build
	@echo
	@echo '> $(QUESTION)'
	@echo
	@$(BIN)/plansvar ask '$(QUESTION)'
	@echo
	$(BIN)/plansvar serve

test: $(VENV)/.installed-dev browser ## install what the tests need and run every test
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev ## style, format and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.installed-dev ## mypy, strict
	$(BIN)/mypy

evals: $(VENV)/.installed ## how well it answers; fails under the floors
	$(BIN)/plansvar build
	$(BIN)/plansvar-evals run --check

format: $(VENV)/.installed-dev ## mend style and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what was made here
	rm -rf $(VENV) .index .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed.' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# torch first and alone, so that what needs it finds the build that we chose.
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) torch
	$(PIP) -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) -e '.[dev]'
	@touch $@

# The browser test drives the system's chromium.
browser:
	@sh .ci/install-browser
