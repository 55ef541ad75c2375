# What tests need beside Python: Chromium for the browser, bibutils as a reader of RIS that we did not write with,
# PostgreSQL for the records (its pg_virtualenv makes a server for one run of the tests), Java and the Nu checker (from
# npm, its own publisher) for HTML. Debian's packages are installed where that is allowed; where it is not, this says so.
missing=""
command -v chromium >/dev/null || missing="chromium"
command -v ris2xml >/dev/null || missing="$missing bibutils"
command -v pg_virtualenv >/dev/null && ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
command -v java >/dev/null || missing="$missing default-jre-headless"
command -v npm >/dev/null || missing="$missing npm"
if [ -n "$missing" ]; then
    installed=""
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "installing $missing"
        log=$(mktemp)
        # shellcheck disable=SC2086
        if apt-get update -q >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends $missing >>"$log" 2>&1; then installed=yes; else tail -n 20 "$log"; fi
    fi
    if [ -z "$installed" ]; then
        echo "The tests need $missing, and that cannot be installed from here: as root, apt install $missing"
        exit 1
    fi
fi
if ! cmp -s tests/package-lock.json .venv/nu/package-lock.json || [ ! -d .venv/nu/node_modules/vnu-jar ]; then
    echo "installing the Nu checker"
    mkdir -p .venv/nu && cp tests/package.json tests/package-lock.json .venv/nu/
    if ! (cd .venv/nu && npm ci --ignore-scripts --no-audit --no-fund --silent); then
        rm -rf .venv/nu
        echo "The tests need the Nu checker, and npm could not fetch it: see tests/package.json"
        exit 1
    fi
fi
