#!/usr/bin/env bash
# Find a Chromium for the browser tests: on the PATH, else Debian's package, else Playwright's own download.
# Without any, the browser tests are skipped; under CI=true that is a failure.
set -euo pipefail
bin=$1

on_the_path() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
debian_root() { [ "$(id -u)" = 0 ] && command -v apt-get && grep -q '^ID=debian' /etc/os-release; }
playwrights_own() {
    "$bin/python" -c 'from playwright.sync_api import sync_playwright as start
from pathlib import Path
with start() as playwright: raise SystemExit(not Path(playwright.chromium.executable_path).exists())'
}

if on_the_path || playwrights_own; then exit 0; fi >/dev/null
if debian_root >/dev/null; then
    packages=(chromium)
    # Without a Chinese font the pages still pass, but pictures of them show boxes.
    fc-list :lang=zh 2>/dev/null | grep -q . || packages+=(fonts-noto-cjk)
    echo "installing ${packages[*]} with apt-get" >&2
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null || true
else
    "$bin/python" -m playwright install chromium || true
fi
if on_the_path || playwrights_own; then exit 0; fi >/dev/null
echo "NO BROWSER: the tests that need one will be skipped. Install Chromium, or see https://playwright.dev." >&2
[ "${CI:-}" != true ]
