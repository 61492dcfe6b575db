#!/usr/bin/env bash
# Lets Go's own libraries judge the witnessed log. Needs Go 1.24 or newer; where there is no go, nothing is tried, and it says so.
# Ends with one line that counts: `N passed, N failed`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if ! command -v go >/dev/null; then
  echo 'SKIPPED: there is no go on this machine; the log was not shown to the libraries of other people'
  echo '0 passed, 0 failed'
  exit 0
fi
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
../../node_modules/.bin/node make-log.ts "$log"
status=0
PRESALE_LOG_DIR=$log go test -count=1 -v ./... | tee "$log/output" || status=$?
passed=$(grep -c '^--- PASS' "$log/output" || true)
failed=$(grep -c '^--- FAIL' "$log/output" || true)
echo "$passed passed, $failed failed"
exit "$status"
