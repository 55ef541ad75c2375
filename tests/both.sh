# Runs the tests on both databases at once, one on each core; what the PostgreSQL run printed comes after the other's,
# and the closing line of the whole run once more at the end.
set -u
logs=$(mktemp -d)
sh tests/postgresql/with_server.sh "$@" >"$logs/postgresql" 2>&1 &
other=$!
{ "$@" 2>&1; echo $? >"$logs/status"; } | tee "$logs/sqlite"
wait "$other"
on_postgresql=$?
echo "On PostgreSQL:"
if [ $on_postgresql = 0 ]; then grep " passed" "$logs/postgresql"; else cat "$logs/postgresql"; fi
echo "On SQLite, and in the browser:"
tail -n 1 "$logs/sqlite"
status=$(cat "$logs/status")
rm -r "$logs"
[ "$status" = 0 ] && [ $on_postgresql = 0 ]
