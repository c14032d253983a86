# Each command sets up what it needs the first time. Without make, see "Run it here" in README.md.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve build check diff links generate bench load report pictures edition canary test lock site-tools test-tools \
  canary-tools clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

serve: site-tools ## show the site at http://127.0.0.1:8000/ and rebuild it when a file changes
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
	  { echo 'serve: port $(PORT) is taken; choose another: make serve PORT=8001' >&2; exit 1; }
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# The site is made aside and put in place when all of it is there; what site/ holds besides, such as .git, stays.
build: site-tools ## build the site into site/, which changes only when all is built
	@mkdir -p .cache site
	@$(BIN)/mkdocs build --strict --clean --site-dir .cache/site
	@find site -mindepth 1 -maxdepth 1 -name '.*' -exec cp -a {} .cache/site/ ';'
	@rm -rf .cache/old && mv site .cache/old && mv .cache/site site && rm -rf .cache/old

check: site-tools ## check pages, citations and bibliography, without building
	@$(BIN)/python scripts/check.py

diff: site-tools ## say what your change does to the record; against another commit: make diff BASE=HEAD
	@$(BIN)/python scripts/diff_evidence.py $(BASE)

links: site-tools ## ask whether the addresses of the sources still answer; slow, and made to be stopped and resumed
	@$(BIN)/python scripts/links.py

generate: site-tools ## write what is made from rules, fields and pages
	@$(BIN)/python scripts/generate.py

bench: site-tools ## measure what our part costs, against the same pages without it; takes long
	@$(BIN)/python scripts/bench.py

load: test-tools ## measure what visits weigh and a web server serves, for the page about cost (needs wrk)
	@$(BIN)/python scripts/load.py --write

report: test-tools ## measure what the site promises its readers, and show it on its pages
	@$(BIN)/python scripts/report.py --write

pictures: test-tools ## take the pictures of the guide for contributors anew
	@$(BIN)/python scripts/pictures.py

canary: canary-tools ## build the site with a second generator too, and compare
	@.venv-canary/bin/python scripts/canary.py

edition: test-tools ## make copies that can be kept and read offline, of this commit: make edition VERSION=2026.12
	@$(BIN)/python scripts/edition.py "$$VERSION"

test: test-tools ## run every test, in a real browser too
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/python scripts/check.py
	@$(BIN)/python scripts/generate.py --check
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lock: ## pin the packages anew from pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml --extra test -o tests/requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml --extra canary -o scripts/canary.lock

clean: ## remove what was built and installed
	rm -rf site .venv .venv-canary

site-tools:
	@$(PYTHON) scripts/setup.py

test-tools:
	@$(PYTHON) scripts/setup.py --tests

canary-tools:
	@$(PYTHON) scripts/setup.py --canary
