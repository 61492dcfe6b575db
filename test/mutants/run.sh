#!/usr/bin/env bash
# Tries the tests of the core with mutants of it: changes each operator, condition and constant of a part, one at a time, and runs the tests that
# reach it; a mutant that no test notices is printed, and the score of each folder at the end:
#   bash test/mutants/run.sh money|bank|account [--minutes N] [--milliseconds N] [--seed N]     (all three without a name)
# money and bank take seconds. The account has some nine thousand mutants, each reached by many of its tests: `--minutes` tries a sample that `--seed` draws.
# What came of it, and which mutants may survive: survivors.md. The tools have a folder of their own, so that the project installs without them; the first run
# needs the package index.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PATH="$PWD/node_modules/.bin:$PATH"
tools=test/mutants/tools
[ -d "$tools/node_modules" ] || npm ci --prefix "$tools" --no-audit --no-fund

parts=()
while [ $# -gt 0 ] && [ "${1#--}" = "$1" ]; do
  parts+=("$1")
  shift
done
[ ${#parts[@]} -gt 0 ] || parts=(money bank account)

for part in "${parts[@]}"; do
  echo "== mutants of $part"
  case $part in
    money) node test/mutants/try.ts 'shared/domain/values/money/*.ts' --tests 'test/spec/values/*.test.ts' "$@" ;;
    bank) node test/mutants/try.ts 'shared/domain/rules/bank/*.ts' --tests 'test/spec/rules/bank/*.test.ts' "$@" ;;
    account)
      node test/mutants/try.ts 'shared/domain/account/{evolve,money}/*.ts' 'shared/domain/account/decide/**/*.ts' \
        --tests 'test/spec/account/**/*.test.ts' "$@"
      ;;
    *)
      echo "the parts are money, bank, account" >&2
      exit 2
      ;;
  esac
done
