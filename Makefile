# Everything goes into .venv; a machine needs only Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test lint bench accuracy train docs lock clean

run: $(READY)  ## code the sample crisis and show its record
	$(BIN)/tocsin code samples/crisis.jsonl --store $(VENV)/samples.db --quiet
	$(BIN)/tocsin overview --store $(VENV)/samples.db

test: $(READY)  ## all tests
	$(BIN)/pytest

lint: $(READY)  ## style and strict types
	$(BIN)/ruff check src tests bench train
	$(BIN)/ruff format --check src tests bench train
	$(BIN)/mypy

bench: $(READY)  ## speed and memory of coding by stage, cost of merging
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/merge.py 1000 10000

accuracy: $(READY)  ## how right the coder is, class by class: docs/accuracy.md
	$(BIN)/python bench/accuracy.py

train: $(READY)  ## the second opinion, from the sentences in train/
	$(BIN)/python train/train.py

docs: $(READY)  ## the parts of the docs that are made from the code
	$(BIN)/python -m typer tocsin.cli.main utils docs --name tocsin --title Commands --output docs/commands.md

lock: $(BIN)/uv  ## bring the locked dependencies up to date (needs the package index)
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate pyproject.toml --group dev -o locks/dev.txt

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
