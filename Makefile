# make run     sets everything up and opens the app on this machine only
# make test    sets everything up and passes the tests
# make check   the gate: format, lint, types, tests with warnings as errors, coverage
# make help    all of them

SHELL := /bin/sh
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
CORES ?= 2
FAST := tests/unit tests/http tests/ui tests/faults
BROWSER := $(BIN)/pytest --numprocesses=$(CORES) --quiet tests/browser

.DEFAULT_GOAL := help
.PHONY: help setup run test check fuzz eval eval-live bench screenshots format lock clean

help:
	@echo "make setup        install everything into $(VENV), nothing if nothing changed"
	@echo "make run          open the app, on loopback only"
	@echo "make test         the tests, the fast ones first"
	@echo "make check        the gate: format, lint, types, tests, coverage"
	@echo "make fuzz         the property tests with many new examples"
	@echo "make eval         the tables of the README"
	@echo "make eval-live    what the model of your settings writes and draws, and what the checks catch"
	@echo "make bench        times, side by side in one run"
	@echo "make screenshots  the pictures of the README"
	@echo "make format       put the code in shape"
	@echo "make lock         refresh the locked dependencies"
	@echo "make clean        take away $(VENV) and caches"

setup: $(READY)

# Dependencies are installed by their hashes; the project itself has none in the lock, so it
# goes in last, without dependencies and with the locked build backend.
$(READY): requirements.lock requirements-uv.lock pyproject.toml
	@python=$$(PYTHON="$(PYTHON)" sh scripts/find-python) || exit 1; \
	echo "[1/4] $(VENV) with $$($$python --version)"; \
	test -x $(BIN)/python || $$python -m venv $(VENV) || { \
	  echo "Python's venv is missing. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "[2/4] the installer"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@echo "[3/4] $$(grep -c '==' requirements.lock) locked packages"
	@VIRTUAL_ENV="$(CURDIR)/$(VENV)" $(BIN)/uv pip sync --require-hashes requirements.lock requirements-uv.lock
	@echo "[4/4] firsthand"
	@VIRTUAL_ENV="$(CURDIR)/$(VENV)" $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/firsthand --help > /dev/null
	@touch $(READY)
	@echo "ready: make run"

run: $(READY)
	@$(BIN)/firsthand

test: $(READY)
	@$(BIN)/pytest --numprocesses=$(CORES) --quiet $(FAST)
	@$(BROWSER) || { for again in once twice; do \
	  echo "What failed is tried again ($$again): a busy machine can be too slow."; \
	  $(BROWSER) --last-failed --last-failed-no-failures none && exit 0; done; exit 1; }

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses=$(CORES) --quiet --cov --cov-report=term:skip-covered $(FAST)

fuzz: $(READY)
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest --numprocesses=$(CORES) --quiet -m hypothesis tests/unit

eval: $(READY)
	@$(BIN)/python -m benchmarks.eval

eval-live: $(READY)
	@$(BIN)/python -m benchmarks.live_eval
	@$(BIN)/python -m benchmarks.live_debrief_eval
	@$(BIN)/python -m benchmarks.live_plan_eval

bench: $(READY)
	@$(BIN)/python -m benchmarks.bench

screenshots: $(READY)
	@$(BIN)/python -m benchmarks.screenshots

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(READY)
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group dev --output-file requirements.lock pyproject.toml
	echo uv | $(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --output-file requirements-uv.lock -

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
