# What a person types; each target sets up what it needs first. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
ROOMS := est_plugin tests .ci
# Tests draw without a screen and start from QGIS settings of their own.
TEST_ENV := QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=1
PYTEST := $(TEST_ENV) $(PYTHON) -m pytest

.PHONY: help run test lint bench package translate handbook matrix bare setup

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## install what is missing for running and testing
	@.ci/setup test

test: setup ## all tests, on a real PostGIS as well
	@rm -rf .qgis-settings
	$(PYTEST) $(ARGS)

lint: setup ## style, types, layers, security, translations
	.ci/lint
