#!/usr/bin/env bash
# Runs the tests that need a real AWS API against an emulator on this machine: makes a Python environment (first run: needs the package
# index), starts the emulator and a second opinion on its DynamoDB on loopback and free ports, runs the tests, stops both, and exits as the tests did.
# Needs Python >= 3.10 with venv, and `npm ci`. Arguments go to vitest, e.g. a file name; after `--` stands
# another program to run instead of the tests.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
export PATH="$root/node_modules/.bin:$PATH"
venv="$root/.venv/aws"
requirements="$root/test/aws/requirements.txt"
work=$(mktemp -d)
emulator=''
second=''

# Ends one of the two.
end() {
  if [ -n "$1" ] && kill -0 "$1" 2>/dev/null; then
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
  fi
}

finish() {
  status=$?
  trap - EXIT
  end "$emulator"
  end "$second"
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || {
  echo "test:aws needs Python 3.10 or newer as python3" >&2
  exit 1
}

if ! cmp -s "$requirements" "$venv/installed.txt"; then
  echo "test:aws: installing the emulators into .venv/aws"
  rm -rf "$venv"
  python3 -m venv "$venv" || {
    echo "test:aws needs Python's venv module (on Debian: apt-get install python3-venv)" >&2
    exit 1
  }
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
  cp "$requirements" "$venv/installed.txt"
fi

# Whatever account, region, address or proxy this shell is set up for, nothing here may go there.
unset "${!AWS_@}"
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
export NO_PROXY=127.0.0.1 no_proxy=127.0.0.1

# TLS, since the queues and buckets refuse anything else, and everything here trusts this one certificate and no other.
node test/aws/deployed/certificate.ts "$work/tls"
certificate="$work/tls/certificate.pem"
export NODE_EXTRA_CA_CERTS="$certificate" AWS_CA_BUNDLE="$certificate"

free_port() {
  "$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Waits until an address answers, or the process that serves it has ended. Only whether it answers: who it is, the tests verify.
answers() {
  "$venv/bin/python" - "$1" "$2" <<'PYTHON'
import os, ssl, sys, time, urllib.request

address, server = sys.argv[1], int(sys.argv[2])
anyone = ssl._create_unverified_context()
deadline = time.monotonic() + 60
while time.monotonic() < deadline:
    try:
        with urllib.request.urlopen(address, timeout=2, context=anyone) as answer:
            if answer.status == 200:
                sys.exit(0)
    except OSError:
        pass
    try:
        os.kill(server, 0)
    except ProcessLookupError:
        sys.exit(1)
    time.sleep(0.05)
sys.exit(1)
PYTHON
}

# A port that is free now may be taken a moment later: then the emulator ends at once, and another port is tried.
start() {
  port=$(free_port)
  # One account, whose root signs with local/local (endpoint.ts). Signatures are verified and policies enforced: a function can do only what its
  # role allows. Loopback only, no extra listeners (the emulator's own command would take port 443 too), nothing kept, and hands off a Docker
  # that may run on this machine. Functions run as processes of the `node` in PATH: the one in node_modules, of the template's version.
  env AUTH=true AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local MINISTACK_ACCOUNT_ID=111122223333 \
    MINISTACK_HOST=127.0.0.1 GATEWAY_PORT="$port" SFTP_ENABLED=0 IOT_MTLS_ENABLED=0 DOCKER_HOST="unix://$work/no-docker.sock" \
    USE_SSL=1 MINISTACK_SSL_CERT="$certificate" MINISTACK_SSL_KEY="$work/tls/key.pem" \
    LOG_LEVEL=INFO TMPDIR="$work" S3_DATA_DIR="$work/s3" \
    "$venv/bin/python" -m hypercorn ministack.app:app --bind "127.0.0.1:$port" --certfile "$certificate" --keyfile "$work/tls/key.pem" \
    --workers 0 --keep-alive 75 --log-level WARNING >"$work/emulator.log" 2>&1 &
  emulator=$!
  answers "https://127.0.0.1:$port/_ministack/ready" "$emulator"
}

# moto verifies no signatures and keeps nothing.
start_second() {
  second_port=$(free_port)
  env TMPDIR="$work" "$venv/bin/python" test/aws/second_opinion.py "$second_port" >"$work/second.log" 2>&1 &
  second=$!
  answers "http://127.0.0.1:$second_port/ready" "$second"
}

# Three attempts at one of the two: how it is started, the name of the variable with its process, its log.
try() {
  for attempt in 1 2 3; do
    "$1" && return
    end "${!2}"
    echo "test:aws: $1 did not succeed (attempt $attempt of 3):" >&2
    tail -20 "$3" >&2
  done
  exit 1
}
try start emulator "$work/emulator.log"

status=0
export PRESALE_AWS_ENDPOINT="https://127.0.0.1:$port" PRESALE_AWS_TLS="$work/tls"
# Another program than the tests, beside the same emulator.
if [ "${1:-}" = -- ]; then
  shift
  TMPDIR="$work" "$@" || status=$?
  exit "$status"
fi
try start_second second "$work/second.log"
export PRESALE_SECOND_OPINION="http://127.0.0.1:$second_port"
TMPDIR="$work" \
  vitest run --config test/aws/vitest.config.ts \
  --reporter=default --reporter=json --outputFile.json="$work/report.json" "$@" || status=$?
if [ "$status" -ne 0 ]; then
  echo "test:aws: what the emulator and the functions in it complained of last:" >&2
  grep -E ' (WARNING|ERROR) |"level":"(WARN|ERROR)"|^Traceback' "$work/emulator.log" | tail -30 >&2 || true
fi
node -e '
  const report = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
  // A file that cannot be loaded or prepared has no failed test of its own and counts as one.
  const unprepared = report.testResults.filter(({ status, assertionResults: tests }) => status === "failed" && !tests.some((test) => test.status === "failed"));
  console.log(`${report.numPassedTests} passed, ${report.numFailedTests + unprepared.length} failed, ${report.numPendingTests} skipped`);
' "$work/report.json"
exit "$status"
