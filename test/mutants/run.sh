#!/usr/bin/env bash
# Tries the tests of the core with mutants of it: changes each operator, condition and constant of a part, one at a time, and runs the tests that
# cover it; a mutant that no test notices is printed. One part after the other, because a part takes minutes to an hour:
#   bash test/mutants/run.sh money|bank|decide|evolve|waterfall …     (all of them without a name)
# The tool has a folder of its own, so that the project installs without it; the first run needs the package index.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PATH="$PWD/node_modules/.bin:$PATH"
tools=test/mutants/tools
[ -d "$tools/node_modules" ] || npm ci --prefix "$tools" --no-audit --no-fund

try() {
  echo "== mutants of $1"
  MUTANT_TESTS=$3 node "$tools/node_modules/@stryker-mutator/core/bin/stryker.js" run test/mutants/stryker.config.json --mutate "$2"
}

for part in "${@:-money bank decide evolve waterfall}"; do
  for name in $part; do
    case $name in
      money) try money 'shared/domain/values/money/*.ts' 'test/spec/values/amount-words.test.ts test/property/money.test.ts' ;;
      bank) try bank 'shared/domain/rules/bank/*.ts' 'test/spec/rules/bank/*.test.ts' ;;
      decide) try decide 'shared/domain/account/decide/money/*.ts' 'test/spec/account/**/*.test.ts' ;;
      evolve) try evolve 'shared/domain/account/evolve/{money,payment,lines,uses}.ts,shared/domain/account/money/counting.ts' 'test/spec/account/**/*.test.ts' ;;
      waterfall) try waterfall 'shared/domain/account/money/waterfall.ts' 'test/spec/account/freeze/waterfall.test.ts test/spec/account/freeze/several.test.ts test/property/freezes.test.ts' ;;
      *)
        echo "the parts are money, bank, decide, evolve, waterfall" >&2
        exit 2
        ;;
    esac
  done
done
