/** `presale rules ID --example`: a scenario in which the rule fires, a line a step, for `presale play` and `presale send`. */
import { scenarioOf } from '../examples/example.ts';
import { examplesOf, outOfReach } from '../examples/examples.ts';
import { type Io, UsageError } from './options.ts';
import { ruleNamed } from './rules.ts';

/** Exit 1 where no message of a partner makes the rule fire; why is said on stderr. @throws UsageError when there is no such rule, or none of that outcome. */
export function printExample(id: string, outcome: string | undefined, io: Io): number {
  const { text, trigger } = ruleNamed(id);
  const all = examplesOf(id);
  const [first] = all;
  if (first === undefined) {
    const why = outOfReach[id];
    io.stderr.write(`${id}: ${why?.zh ?? ''}。${why?.en ?? ''}.\n`);
    return 1;
  }
  const chosen = outcome === undefined ? first : all.find((example) => example.outcome === outcome);
  if (chosen === undefined)
    throw new UsageError(`${id} has no example with --outcome ${outcome}: ${all.map((each) => each.outcome).join(', ')}.`);
  const others = all.filter((each) => each !== chosen).map((each) => each.outcome);
  const head = [
    `# ${id} ${chosen.outcome}: ${text.zh}`,
    `# ${text.en} (${trigger})`,
    ...(others.length === 0 ? [] : [`# --outcome ${others.join(' | ')}`]),
  ];
  io.stdout.write(`${[...head, ...scenarioOf(chosen).map((line) => JSON.stringify(line))].join('\n')}\n`);
  return 0;
}
