# Everything that is done with this project. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
JS := viz/widgets/js
NODE := $(JS)/node_modules/.package-lock.json
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Compiled modules are kept where an environment asks for none: the tests start Python hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test lint js fonts words browser bench load room mutate acceptance

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

setup: $(RUN) $(DEV)  ## make .venv with everything that running and testing need

run: $(RUN)  ## open the application in a browser
	$(BIN)/python -m streamlit run app.py

# As many processes as processors, each with a server, a browser and a pool of its own; "-n 0" among ARGS for one.
test: setup browser  ## run every test; `make test ARGS="-k fold"` runs some
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

lint: setup  ## ruff (rules and format), pyright; where there is Node.js, the browser side too, and that its bundles are fresh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory $(NODE) && npm --prefix $(JS) run --silent check; \
		else echo "no Node.js here: viz/widgets/js is not checked"; fi

js: setup $(NODE)  ## bundle viz/widgets/js into viz/widgets/built, which is committed; needs Node.js 20 or newer
	$(BIN)/python -m tools.colours
	npm --prefix $(JS) run --silent build

fonts: setup $(NODE)  ## cut the fonts to the icons and letters of our pages; after a new icon, another Streamlit or KaTeX
	$(BIN)/python -m tools.fonts

words: setup  ## gather the sentences on screen into locale/ and compile the translations
	$(BIN)/python -m tools.words

browser: $(DEV)  ## find a Chromium for the browser tests, or install one
	@bash tools/browser.sh $(BIN)

bench: setup browser  ## measure speed and memory; `make bench ARGS=recording` one theme
	$(BIN)/python -m bench $(ARGS)

load: setup  ## many visitors at once on a server of this machine; `make load ARGS=class`, or fifty, hostile, replicas
	@$(BIN)/python -m tools.load $(ARGS)

room: setup  ## a class in one room on a server of this machine, and how long the reveal takes to all; ARGS="--students 200"
	@$(BIN)/python -m tools.load_room $(ARGS)

mutate: setup  ## change the code a little and see a test fail; `make mutate ARGS="core.recording.passes --sample 60"`
	@$(BIN)/python -m tools.mutate $(ARGS)

acceptance: setup  ## print which tests hold each row of docs/acceptance.md
	@$(BIN)/python -m tools.acceptance

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements.txt constraints.txt | $(VENV)/bin/python
	$(PIP) -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt requirements.txt constraints.txt $(RUN) | $(VENV)/bin/python
	$(PIP) -r requirements.txt -r requirements-dev.txt
	@touch $@

$(NODE): $(JS)/package.json $(JS)/package-lock.json
	cd $(JS) && npm ci --no-audit --no-fund
	@touch $@
