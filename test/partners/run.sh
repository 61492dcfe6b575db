#!/usr/bin/env bash
# The partner's kit: generated files are fresh, the vectors hold in TypeScript, Python and Java, each client plays the plain case against the embedded system,
# a bank, a housing authority and a court in Python and in Java pass every conformance pack, and the published schemas compile in five languages. Needs `npm ci`; Python 3.11 or newer with venv, Java 17 with Maven, Go 1.24 and cargo, each with its
# package index. A language whose tools are not on this machine is left out, and it says so. Ends with one line that counts: `N passed, N failed`.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
export PATH="$root/node_modules/.bin:$PATH"
unset "${!AWS_@}"
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
passed=0
failed=0
work=$(mktemp -d)
sandboxes=()
finish() {
  local sandbox
  for sandbox in "${sandboxes[@]}"; do
    kill "$sandbox" 2>/dev/null && wait "$sandbox" 2>/dev/null
  done
  rm -rf "$work"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}
trap 'exit 130' INT
trap 'exit 143' TERM

# A step that counts as one.
check() {
  local name=$1
  shift
  echo "-- $name"
  if "$@"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}
# A step that has counted: passed, failed and whether it ended well.
counted() {
  local name=$1 p=$2 f=$3 status=$4
  [ "$status" -ne 0 ] && [ "$f" -eq 0 ] && f=1
  echo "-- $name: $p passed, $f failed"
  passed=$((passed + p))
  failed=$((failed + f))
}
number() { grep -oE "$1" "$work/output" | tail -1 | grep -oE '[0-9]+' | tail -1; }

check 'generated files' node partners/generate/generate.ts --check

node --test --test-reporter=tap partners/typescript/test/vectors.test.ts >"$work/output" 2>&1
status=$?
grep '^not ok' "$work/output"
counted 'vectors in TypeScript' "$(number '^# pass [0-9]+')" "$(number '^# fail [0-9]+')" "$status"

python=''
if python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  venv="$root/.venv/partners"
  cat partners/python/requirements.txt test/partners/schemas/python/requirements.txt >"$work/requirements.txt"
  if ! cmp -s "$work/requirements.txt" "$venv/installed.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv" && "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$work/requirements.txt" &&
      cp "$work/requirements.txt" "$venv/installed.txt"
  fi
  python="$venv/bin/python"
  (cd partners/python && PYTHONPATH=. "$python" -m unittest discover -s tests) >"$work/output" 2>&1
  status=$?
  ran=$(number '^Ran [0-9]+')
  bad=$(grep -cE '^(FAIL|ERROR):' "$work/output")
  [ "$status" -ne 0 ] && tail -20 "$work/output"
  counted 'vectors in Python' "$((${ran:-0} - bad))" "$bad" "$status"
else
  echo 'SKIPPED: there is no Python 3.11 with venv on this machine; the Python client was not tried'
fi

java=''
if command -v mvn >/dev/null && command -v java >/dev/null && java --version 2>/dev/null | grep -qE '^[a-z]+ (1[7-9]|[2-9][0-9])'; then
  (cd partners/java && mvn -B -ntp test dependency:build-classpath -Dmdep.outputFile=target/classpath) >"$work/output" 2>&1
  status=$?
  ran=$(number '^\[(INFO|ERROR|WARNING)\] Tests run: [0-9]+')
  bad=$(grep -E 'Tests run: .*Failures' "$work/output" | tail -1 | sed -E 's/.*Failures: ([0-9]+), Errors: ([0-9]+).*/\1 + \2/')
  [ "$status" -ne 0 ] && grep ERROR "$work/output" | head -20
  counted 'vectors and schemas in Java' "$((${ran:-0} - (${bad:-0})))" "$((${bad:-0}))" "$status"
  [ "$status" -eq 0 ] && java=yes
else
  echo 'SKIPPED: there is no Java 17 with Maven on this machine; the Java client was not tried'
fi

node --test --test-reporter=tap test/partners/schemas/javascript/schemas.ts >"$work/output" 2>&1
status=$?
grep '^not ok' "$work/output"
counted 'schemas in JavaScript' "$(number '^# pass [0-9]+')" "$(number '^# fail [0-9]+')" "$status"
[ -n "$python" ] && check 'schemas in Python' "$python" -m unittest discover -s test/partners/schemas/python
if command -v go >/dev/null; then
  check 'schemas in Go' bash -c 'cd test/partners/schemas/go && go test -count=1 ./...'
else
  echo 'SKIPPED: there is no go on this machine; the schemas were not compiled with it'
fi
if command -v cargo >/dev/null; then
  check 'schemas in Rust' cargo test --quiet --locked --manifest-path test/partners/schemas/rust/Cargo.toml
else
  echo 'SKIPPED: there is no cargo on this machine; the schemas were not compiled with it'
fi

# Starts one with these options; `endpoint` is where it listens, or empty.
start_sandbox() {
  local said="$work/sandbox${#sandboxes[@]}"
  node infra/local/presale.ts start --port 0 "$@" >"$said" 2>&1 &
  local sandbox=$!
  sandboxes+=("$sandbox")
  for _ in $(seq 300); do
    grep -q 'Ctrl-C stops it' "$said" && break
    kill -0 "$sandbox" 2>/dev/null || break
    sleep 0.2
  done
  endpoint=$(sed -nE 's/.*SQS endpoint: (http:[^ ]+).*/\1/p' "$said")
  [ -n "$endpoint" ] && return
  cat "$said"
  failed=$((failed + 1))
  finish
}

start_sandbox --data "$work/data"
check 'the plain case in TypeScript' node partners/typescript/examples/plain-case.ts "$endpoint"
check 'a voucher of more than 180 kB by claim check' node partners/typescript/examples/plain-case.ts "$endpoint" "$work/data/uploads"
check 'a checkpoint cosigned by a court' node partners/typescript/examples/cosign.ts "$endpoint" "$work/data"
[ -n "$python" ] && check 'the plain case in Python' env PYTHONPATH=partners/python "$python" partners/python/examples/plain_case.py "$endpoint"
[ -n "$java" ] && check 'the plain case in Java' java -cp "partners/java/target/classes:$(cat partners/java/target/classpath)" \
  cn.presale.partner.examples.PlainCase "$endpoint" partners/vectors

# Every pack, against a partner in that language: the rest of the line is the command that runs it.
conforms() {
  local language=$1 kind=$2
  shift 2
  # There before the partner has begun, so that it can be looked into.
  : >"$work/partner"
  "$@" >"$work/partner" 2>&1 &
  local partner=$!
  for _ in $(seq 300); do
    grep -q ' runs$' "$work/partner" && break
    kill -0 "$partner" 2>/dev/null || break
    sleep 0.2
  done
  node infra/local/presale.ts conform --as "$kind" --endpoint "$endpoint" --wait 60 --quiet 1 >"$work/output" 2>/dev/null
  local status=$?
  kill "$partner" 2>/dev/null
  wait "$partner" 2>/dev/null
  [ "$status" -ne 0 ] && cat "$work/output" && tail -20 "$work/partner"
  counted "conformance packs, $kind in $language" "$(number '^[0-9]+ passed')" "$(number '[0-9]+ failed$')" "$status"
}
# Before days off and days that are worked instead: pack 12 lets its clock go on.
[ -n "$python$java" ] && start_sandbox --clock 2026-09-14T09:00
for kind in bank housing court; do
  [ -n "$python" ] && conforms Python "$kind" env PYTHONPATH=partners/python "$python" partners/python/examples/conformance.py "$kind" "$endpoint"
  [ -n "$java" ] && conforms Java "$kind" java -cp "partners/java/target/classes:$(cat partners/java/target/classpath)" \
    cn.presale.partner.examples.Conformance "$kind" "$endpoint" partners/vectors
done
finish
