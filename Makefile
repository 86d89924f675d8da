# The verbs of `berdaya`, after setting up what they need. `make` alone lists them.
# Kept to what GNU make 3.81 knows, which is the make of macOS.

# The interpreters to try, best first; `make setup PYTHON=…` names the only one to try.
PYTHON ?=
PYTHONS := $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)
SUPPORTED := 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
PY := $(BIN)/python.exe
else
BIN := .venv/bin
PY := $(BIN)/python
endif

# Stamps: a set-up is done again only when a file that it is made from has changed.
VENV := .venv/venv.stamp
SETUP := .venv/site.stamp
SETUP_TEST := .venv/test.stamp

# Wheels only: building from source would fetch build tools that no hash holds.
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check
LOCKED := $(INSTALL) --require-hashes --only-binary=:all:

# One version of the locker, so that two people get the same file; `fewest`: one version of
# each package for every Python, so that all build the same pages.
UV := uv==0.13.9
COMPILE = build/lock/$(notdir $(BIN))/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
  --fork-strategy fewest --generate-hashes --custom-compile-command "make lock" pyproject.toml --group build

# Material prints a banner about MkDocs 2 on every build; pyproject.toml already keeps to MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup setup-test check serve site test bench schema render export lock lint-workflow clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

setup: $(SETUP) ## prepare .venv with the locked packages (PYTHON=… chooses the Python)

setup-test: $(SETUP_TEST) ## the same with what the tests need

serve: $(SETUP) ## show the site at a local address, renewed after each edit
	$(PY) -m berdaya serve

check: $(SETUP) ## check all content (FORMAT=github writes annotations)
	$(PY) -m berdaya check $(if $(FORMAT),--format $(FORMAT))

site: $(SETUP) ## build the site into build/site (SITE_URL and REPO_URL, if set, make links absolute)
	$(PY) -m berdaya check
	$(PY) -m berdaya build --unchecked
	rm -rf build/site/downloads
	$(PY) -m berdaya export onefile --unchecked --output build/site/downloads
	$(PY) -m berdaya compress
	$(PY) -m berdaya weigh

render: $(SETUP) ## write the pages as Markdown, for any other builder
	$(PY) -m berdaya render build/markdown --markdown

export: $(SETUP) ## write the content as JSON, each unit as one HTML file, and the site as a ZIM
	$(PY) -m berdaya export json
	$(PY) -m berdaya export onefile --unchecked
	$(PY) -m berdaya export zim --unchecked

schema: $(SETUP) ## renew docs/schema from the models
	$(PY) -m berdaya schema

# The browser is looked for first: without one, nothing below is worth waiting for.
test: $(SETUP_TEST) ## check the content and run all tests (ARGS=… goes to pytest)
	CHROMIUM="$$($(PY) scripts/chromium.py)" && export CHROMIUM \
	  && $(PY) -m berdaya check \
	  && $(PY) -m pytest --numprocesses auto --dist loadfile $(ARGS)

bench: $(SETUP_TEST) ## measure beside limits and peers; never part of the tests (ARGS="visit lighthouse --rounds=3")
	CHROMIUM="$$($(PY) scripts/chromium.py)" && export CHROMIUM && $(PY) tests/bench/run.py $(ARGS)

lock: $(VENV) ## renew requirements/*.txt from pyproject.toml
	@mkdir -p build requirements
	$(PY) -m venv --clear build/lock
	build/lock/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(COMPILE) --output-file requirements/site.txt
	$(COMPILE) --extra test --constraint requirements/site.txt --output-file requirements/test.txt

lint-workflow: $(SETUP_TEST) ## check the workflow file
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/site.yml
	@if command -v actionlint >/dev/null; then actionlint .github/workflows/site.yml; \
	  else echo "actionlint is not installed, so only the workflow's schema was checked."; fi

clean: ## remove what was built; .venv stays
	rm -rf build .pytest_cache .hypothesis scripts/*.egg-info
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# An upgrade of the system may take away the Python that .venv points to: then it is made anew.
ifeq ($(shell test -x $(PY) && echo there),)
$(VENV): again
endif
.PHONY: again
again:

$(VENV):
	@found=; bare=; \
	for python in $(PYTHONS); do \
	  "$$python" -c $(SUPPORTED) 2>/dev/null || continue; \
	  if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then found=$$python; break; fi; \
	  bare=$$python; \
	done; \
	if test -n "$$found"; then \
	  "$$found" -m venv --clear .venv && touch $(VENV); \
	elif test -n "$$bare"; then \
	  echo "$$bare cannot make virtual environments: install its venv module (Debian, Ubuntu: apt-get install python3-venv)." >&2; exit 1; \
	else \
	  echo "Python 3.11, 3.12 or 3.13 is needed, and none of these is one: $(PYTHONS)." >&2; exit 1; \
	fi

$(SETUP): $(VENV) requirements/site.txt pyproject.toml
	$(LOCKED) -r requirements/site.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(PY) -m pip check
	@touch $@

$(SETUP_TEST): $(SETUP) requirements/test.txt
	$(LOCKED) -r requirements/test.txt
	@$(PY) -m pip check
	@touch $@
