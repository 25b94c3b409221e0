# What a person types; each target sets up what it needs first. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
# Tests draw without a screen, speak one language, and start from QGIS settings of their own.
WORKERS ?= 2
PYTEST := QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 LANGUAGE= PYTHONDONTWRITEBYTECODE=1 $(PYTHON) -m pytest

.PHONY: help run test lint bench package translate handbook matrix

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## open QGIS with the plugin on the example municipality, or print its lägesbild where there is no screen
	@.ci/setup run
	@/usr/bin/python3 .ci/open_qgis.py

test: ## all tests, on a real PostGIS as well; ARGS="tests/store -k area" for some, WORKERS=0 for one at a time
	@.ci/setup test
	@rm -rf .qgis-settings
ifdef ARGS
	$(PYTEST) --numprocesses $(WORKERS) --dist loadfile $(ARGS)
else
	@status=0; \
	$(PYTEST) --numprocesses $(WORKERS) --dist loadfile --ignore=tests/docks --junitxml=build/tests.xml || status=1; \
	echo "The docks by themselves: their tests measure how long the window waits."; \
	$(PYTEST) tests/docks --junitxml=build/tests-docks.xml || status=1; \
	exit $$status
endif

lint: ## style, types, layers, security, translations
	@.ci/setup test
	@.ci/lint

bench: ## the benchmarks, as a table
	@.ci/setup test
	@.ci/bench $(ARGS)

package: ## build/est_plugin-<version>.zip, which QGIS installs
	@.ci/setup package
	@/usr/bin/python3 .ci/package.py

translate: ## bring est_sv.ts up to date and compile it; WORDS="a.json b.json" puts translations in
	@.ci/setup test
	@$(PYTHON) .ci/translations.py update $(WORDS)

handbook: ## the pictures of docs/, from the running program
	@.ci/setup test
	@.ci/handbook $(ARGS)

matrix: ## the tests on QGIS 3.40 and 3.44
	@.ci/matrix
