# Two commands: `make serve` and `make test`. Everything they need beyond Python, pip and make is
# installed into .venv (and Chromium, for the browser tests, through apt).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INPUTS := pyproject.toml constraints.txt hatch_build.py \
	app/web/static/css/maths.css \
	$(wildcard app/web/assets/*.* app/web/assets/editor/*.js)
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

.PHONY: help serve test check fix messages verify-full statistics oracles soak fuzz bench clean

help:
	@echo "make serve    install what is missing and start the site at http://127.0.0.1:8000"
	@echo "make test     everything: judge, services, web, command line, real browser"
	@echo "make check    format, lint, types, import contracts, problem lint"
	@echo "make fix      format and mend what can be mended by itself"
	@echo "make messages collect the pages' texts into the catalogues of app/locale"
	@echo "make verify-full  every problem at full: five salts, extra inputs, mutants"
	@echo "make statistics   write docs/catalogue-statistics.md from the packages"
	@echo "make oracles  record outside libraries' answers for the problems' references"
	@echo "make soak     the long endurance runs"
	@echo "make fuzz     feed the decoder of answers a million hostile inputs"
	@echo "make bench    the benchmarks, quick form"
	@echo "make clean    remove the environment (data in var/ stays)"

serve: $(VENV)/.serve
	@$(BIN)/ndjudge serve

test: $(VENV)/.develop chromium
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.develop
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ndjudge problem verify --all --level lint

fix: $(VENV)/.develop
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# docs/languages.md says how to add a language.
messages: $(VENV)/.develop
	@mkdir -p $(VENV)/messages
	@$(BIN)/pybabel --quiet extract -F pyproject.toml -k sentence:1 -k counted:1,2 \
		--add-location=file --sort-by-file --no-wrap --omit-header \
		-o $(VENV)/messages/all.pot app
	@for catalogue in app/locale/*.po; do \
		$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --no-wrap \
			--ignore-pot-creation-date -i $(VENV)/messages/all.pot -o $$catalogue \
			-l $$(basename $$catalogue .po) || exit 1; \
	done

verify-full: $(VENV)/.develop
	$(BIN)/ndjudge problem verify --all --level full
	$(BIN)/ndjudge problem stats --check docs/catalogue-statistics.md

statistics: $(VENV)/.develop
	$(BIN)/ndjudge problem stats --markdown > docs/catalogue-statistics.tmp
	@mv docs/catalogue-statistics.tmp docs/catalogue-statistics.md

oracles: $(VENV)/.develop
	$(PIP) -e '.[oracles]' && $(PIP) -e '.[oracle-torch]'
	$(BIN)/python -m tests.oracles.record

soak: $(VENV)/.develop
	$(BIN)/python -m pytest -m soak

fuzz: $(VENV)/.develop
	$(BIN)/python -m tests.fuzz.answers -runs=$(or $(RUNS),1000000) -max_len=512

bench: $(VENV)/.serve
	$(BIN)/python -m benchmarks.verdict_latency --quick

clean:
	rm -rf $(VENV) .tools

# Debian packages venv apart from pip: where it is missing, virtualenv comes through pip.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ndjudge needs Python 3.11 or newer; set PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
		rm -rf $(VENV); \
		$(PYTHON) -m pip --disable-pip-version-check install --quiet --root-user-action=ignore \
			-c constraints.txt --target .tools virtualenv && \
		PYTHONPATH=.tools $(PYTHON) -m virtualenv --quiet $(VENV); }

$(VENV)/.serve: $(INPUTS) | $(BIN)/python
	@echo "Installing ndjudge into $(VENV) …"
	@$(PIP) -e .
	@touch $@

$(VENV)/.develop: $(INPUTS) | $(BIN)/python
	@echo "Installing ndjudge and its tools into $(VENV) …"
	@$(PIP) -e '.[test,check,oracles]'
	@touch $@ $(VENV)/.serve

# The browser tests fail, with the command that mends it, where this cannot be done.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { \
		echo "Installing Chromium for the browser tests …"; \
		if [ "$$(id -u)" = 0 ]; then root=""; else root="sudo -n"; fi; \
		$$root apt-get update -qq && $$root apt-get install -y -qq chromium >/dev/null; } || true
