# Everything a newcomer types. The Python environment lives in .venv and is made when it is missing or the locks change.

PYTHON ?= python3
BIN := .venv/bin
SITE_READY := .venv/.ready-site
TEST_READY := .venv/.ready-test
SECONDS ?= 300

.DEFAULT_GOAL := help
.PHONY: help site serve check test fuzz wayout lint schema lock clean bench

help: ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

site: $(SITE_READY) ## Build the whole help center, feed and triage table into site/
	$(BIN)/helpcenter build

serve: $(SITE_READY) ## Build, serve on this machine, rebuild and reload on every change
	$(BIN)/helpcenter serve

check: $(SITE_READY) ## Check the catalogue (ARGS="--format concise" and the like)
	$(BIN)/helpcenter check $(ARGS)

test: $(TEST_READY) ## Lint, check types and the catalogue, and run every test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/helpcenter check
	$(BIN)/python -m pytest

bench: $(TEST_READY) ## Measure against the peers (long; see benchmarks/README.md)
	$(BIN)/python -m benchmarks

fuzz: $(TEST_READY) ## Look for inputs that break something (SECONDS=300 a part; Python 3.11)
	$(BIN)/python -m venv .cache/fuzz
	.cache/fuzz/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/fuzz/requirements.txt
	for part in load message match hide path feed; do \
		PYTHONPATH=.:$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') \
		.cache/fuzz/bin/python -m tests.fuzz $$part --seconds $(SECONDS) || exit 1; \
	done

wayout: $(TEST_READY) ## Build the export with properdocs and zensical, and compare it with our own pages
	$(BIN)/python -m tests.wayout

schema: $(SITE_READY) ## Write the editor schemas anew after a change of the model
	$(BIN)/python -m generator.load.schema catalog/schema

lock: $(TEST_READY) ## Pin the newest allowed versions, with hashes
	$(BIN)/python -m pip install --quiet "pip-tools>=7.5,<8"
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra build --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean: ## Remove what was built, and the environment
	rm -rf .venv site .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	$(PYTHON) -m venv .venv

# Two stamps, so that building a site does not wait for the tools of the tests.
$(SITE_READY): requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(TEST_READY): requirements-dev.txt $(SITE_READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
