# Everything goes into .venv; a machine needs only Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Where the environment forbids compiled modules each start of a program compiles a thousand of them anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test compiled test-compiled lint audit bench together accuracy train docs docs-site licences screenshots desk-files lock clean

run: $(READY)  ## code the sample crisis and show its record
	$(BIN)/tocsin code samples/crisis.jsonl --store $(VENV)/samples.db --quiet
	$(BIN)/tocsin overview --store $(VENV)/samples.db

test: $(READY)  ## all tests
	$(BIN)/pytest

lint: $(READY)  ## style and strict types
	$(BIN)/ruff check src tests bench train tools hatch_build.py
	$(BIN)/ruff format --check src tests bench train tools hatch_build.py
	$(BIN)/mypy

compiled: $(READY)  ## a wheel with the parser and the coder compiled to C, in dist/ (needs a C compiler and ten minutes)
	rm -rf dist $(VENV)/compiled
	TOCSIN_COMPILED=1 $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	$(BIN)/python -m zipfile --extract dist/tocsin-*.whl $(VENV)/compiled

test-compiled: compiled  ## the parser's and the coder's tests, with that wheel; its records are those of the source
	PYTHONPATH=$(VENV)/compiled $(BIN)/pytest tests/parse tests/code

audit: $(READY)  ## known faults of the locked packages (asks the package index)
	$(BIN)/uv tool run --from pip-audit==2.10.1 pip-audit --require-hashes --disable-pip -r locks/dev.txt

bench: $(READY)  ## speed and memory of coding by stage, workers, growth of a store, start-up, cost of merging
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/workers.py 200 1 2
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/merge.py 1000 10000

together: $(READY)  ## ten minutes of `tocsin watch` writing and the desk reading and deciding, both at once
	$(BIN)/python bench/watch_and_desk.py 10

accuracy: $(READY)  ## how right the coder is, class by class: docs/accuracy.md
	$(BIN)/python bench/accuracy.py

train: $(READY)  ## the second opinion, from the sentences in train/
	$(BIN)/python train/train.py

docs: $(READY)  ## the parts of the docs that are made from the code, and what the pages show as printed
	$(BIN)/python tools/commands.py > docs/commands.md
	$(BIN)/python tools/man.py > docs/tocsin.1
	$(BIN)/python tools/codebook_keys.py > docs/codebook-keys.md
	$(BIN)/python tools/run_pages.py docs/tutorial.md docs/follow-a-country.md docs/ledger-from-events.md docs/write-a-frame.md docs/add-actors.md docs/review-and-measure.md

docs-site: $(READY)  ## the docs as a site, in site/
	$(BIN)/python -m zensical build --strict

licences: $(READY)  ## the table of the licences of all dependencies
	$(BIN)/python tools/licences.py > docs/licences.md

screenshots: $(READY)  ## the desk as the docs show it (needs Debian's chromium)
	$(BIN)/tocsin code samples/crisis.jsonl --store $(VENV)/screenshots.db --quiet
	$(BIN)/python tools/screenshots.py $(VENV)/screenshots.db docs overview threat events article actor review

desk-files: $(READY)  ## the chart library and the map that the desk ships (needs the package index)
	$(BIN)/python -m pip download --quiet --no-deps --dest $(VENV)/wheels geopandas==0.14.4
	$(BIN)/uv pip install --quiet --python $(BIN)/python pyshp==3.1.6
	$(BIN)/python tools/desk_files.py $(VENV)/wheels/geopandas-0.14.4-py3-none-any.whl

lock: $(BIN)/uv  ## bring the locked dependencies up to date (needs the package index)
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate pyproject.toml --all-extras --group dev -o locks/dev.txt

$(BIN)/uv: locks/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit("Tocsin needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/uv.txt
	touch $@

$(READY): pyproject.toml locks/dev.txt $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps --editable .
	touch $@

clean:
	rm -rf $(VENV)
