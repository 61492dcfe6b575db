#!/usr/bin/env bash
# The page in a real browser. Where Debian's chromium is missing it is installed, which needs root; where that cannot be, nothing is tried, and it says so.
# Ends with one line that counts: `N passed, N failed`.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if ! command -v chromium >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null
fi
if ! command -v chromium >/dev/null; then
  echo 'SKIPPED: there is no chromium on this machine; the page was not tried in a browser'
  echo '0 passed, 0 failed'
  exit 0
fi
exec npm run test:browser
