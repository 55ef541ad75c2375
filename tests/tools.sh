# What tests need beside Python: Chromium for the browser, bibutils as a reader of RIS that we did not write with,
# PostgreSQL for the records (its pg_virtualenv makes a server for one run of the tests).
# Debian's packages are installed where that is allowed; where it is not, this says so plainly.
missing=""
command -v chromium >/dev/null || missing="chromium"
command -v ris2xml >/dev/null || missing="$missing bibutils"
command -v pg_virtualenv >/dev/null && ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
if [ -z "$missing" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing $missing"
    log=$(mktemp)
    # shellcheck disable=SC2086
    if apt-get update -q >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -yq $missing >>"$log" 2>&1; then exit 0; fi
    tail -n 20 "$log"
fi
echo "The tests need $missing, and that cannot be installed from here: as root, apt install $missing"
exit 1
