# Two commands set everything up on a machine with python3 >= 3.11 and make.
PYTHON ?= python3
BIN = .venv/bin
.PHONY: serve test bench screenshots clean

serve: .venv/serve.stamp            ## the archive at http://127.0.0.1:8000/ (HOST, PORT, ARCHIVE)
	$(BIN)/python manage.py bake
	exec $(BIN)/python manage.py serve

test: .venv/test.stamp              ## every check and every test
	sh tests/tools.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check templates/*.html
	$(BIN)/lint-imports
	$(BIN)/mypy
	ARCHIVE=.venv/checks DATABASE_URL=sqlite://:memory: $(BIN)/python -W error manage.py makemigrations --check --dry-run
	SITE_URL=https://foedera.example DATABASE_URL=sqlite://:memory: $(BIN)/python -W error manage.py check --deploy --fail-level WARNING
	sh tests/both.sh $(BIN)/pytest

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "python3 is too old: 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv || { rm -rf .venv; [ "$$(id -u)" = 0 ] && command -v apt-get && apt-get update -q && apt-get install -yq python3-venv && $(PYTHON) -m venv .venv; } \
		|| { rm -rf .venv; echo "python3 cannot make a virtual environment here: install its venv package (on Debian: apt install python3-venv)"; exit 1; }

.venv/serve.stamp: requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

.venv/test.stamp: tests/requirements.lock requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r tests/requirements.lock
	touch $@

bench: .venv/test.stamp             ## measurements: search beside SQLite FTS5, as ratios; shared wording (N="2 1000 10000 100000")
	$(BIN)/python -m tests.bench $(N)

screenshots: .venv/test.stamp       ## docs/screenshots/*.png, made anew
	sh tests/tools.sh
	$(BIN)/python -m tests.screenshots

clean:
	rm -rf .venv build
