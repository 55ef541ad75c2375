# Browser tests need Chromium: install Debian's where that is allowed, and say so plainly where it is not.
if command -v chromium >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing chromium"
    log=$(mktemp)
    if apt-get update -q >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -yq chromium >>"$log" 2>&1; then exit 0; fi
    tail -n 20 "$log"
fi
echo "The browser tests need Chromium, and it cannot be installed from here: as root, apt install chromium"
exit 1
