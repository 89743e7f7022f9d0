# `make run` and `make test` are all a reader needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
INPUTS ?= ../shared/data

.PHONY: help run test lint build check bench screenshot lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: $(VENV)/app.stamp ## serve the dashboard on http://localhost:8501 (PORT=…)
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: lint ## every check: ruff, mypy, pytest (units, pages, a real browser)
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases --namespace-packages data/*/build.py pages/*/*.py

build: $(VENV)/test.stamp ## compute the tables from the publishers' (INPUTS=…)
	$(BIN)/python -m solidarity build --inputs $(INPUTS)

check: $(VENV)/app.stamp ## hold the tables to the promises of source.toml
	$(BIN)/python -m solidarity check

bench: $(VENV)/test.stamp ## measure what the README claims about speed
	$(BIN)/python bench/map_change.py

screenshot: $(VENV)/test.stamp ## redraw the picture in the README
	$(BIN)/python docs/screenshot.py

lock: $(VENV)/test.stamp ## compile the pinned requirements from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --upgrade pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header -c requirements.txt --extra build pyproject.toml -o requirements/build.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header -c requirements/build.txt --extra test pyproject.toml -o requirements/test.txt

clean: ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# A stamp is newer than its lock file once everything in it is installed.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make an environment: install its venv module (on Debian: apt-get install python3-venv)"; exit 1; }

$(VENV)/app.stamp: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/app.stamp | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	$(BIN)/python tests/chromium.py
	touch $@
