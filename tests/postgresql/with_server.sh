# Runs a command with DATABASE_URL and READER_URL naming a PostgreSQL database that is there for it alone.
# Debian's pg_virtualenv makes the server, on this machine's loopback, and takes it away; it also works for root.
set -eu
if [ -z "${PGHOST:-}" ]; then exec pg_virtualenv -t -o fsync=off sh "$0" "$@"; fi
psql -q -d postgres -c "CREATE ROLE foedera_reader LOGIN PASSWORD 'reader'" -c "CREATE DATABASE foedera TEMPLATE template0 LC_COLLATE 'C'"
DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/foedera"
READER_URL="postgres://foedera_reader:reader@$PGHOST:$PGPORT/foedera"
export DATABASE_URL READER_URL
exec "$@"
