# `make run` and `make test` are all a reader needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
INPUTS ?= ../shared/data

.PHONY: help run test test-engines lint build check bench bench-scale screenshot lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: $(VENV)/app.stamp ## serve the dashboard on http://localhost:8501 (PORT=…)
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: lint ## every check: ruff, mypy, pytest (units, pages, a real browser)
	$(BIN)/python -m pytest -n 2 --dist loadgroup

test-engines: $(VENV)/engines.stamp ## the builds on DuckDB and on Spark, which must agree (needs Java)
	@java -version >/dev/null 2>&1 || { echo "Spark needs Java 17 or newer: install it (on Debian: apt-get install default-jre-headless)"; exit 1; }
	$(BIN)/python -m pytest -m engines

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases --namespace-packages data/*/*.py pages/*/*.py

build: $(VENV)/test.stamp ## compute the tables from the publishers' (INPUTS=…)
	$(BIN)/python -m solidarity build --inputs $(INPUTS)

check: $(VENV)/app.stamp ## hold the tables to the promises of source.toml
	$(BIN)/python -m solidarity check

bench: $(VENV)/test.stamp ## measure what the README claims about speed
	$(BIN)/python bench/map_change.py
	$(BIN)/python bench/index.py
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/ready.py
	$(BIN)/python bench/briefing.py
	$(BIN)/python bench/ideal_points.py

bench-scale: $(VENV)/engines.stamp ## the energy and trade build at 10, 50 and 250 million rows, per engine
	$(BIN)/python bench/scale.py 10 50 250

screenshot: $(VENV)/test.stamp ## redraw the picture in the README
	$(BIN)/python docs/screenshot.py

lock: $(VENV)/test.stamp ## compile the pinned requirements from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --upgrade pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate -c requirements.txt --extra build pyproject.toml -o requirements/build.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate -c requirements/build.txt --extra test pyproject.toml -o requirements/test.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate -c requirements/test.txt --extra engines pyproject.toml -o requirements/engines.txt

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

$(VENV)/engines.stamp: requirements/engines.txt $(VENV)/test.stamp | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/engines.txt
	touch $@
