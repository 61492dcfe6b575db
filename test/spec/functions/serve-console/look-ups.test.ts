import { expect, it } from 'vitest';
import { onceAWhile } from '../../../../functions/serve-console/door/look-ups.ts';
import type { Lookup } from '../../../../shared/ports/access-log.ts';

const lookup = { at: '2026-03-10T14:30:00+08:00', user: '张三', party: 'bank:102451000019', what: '账户 1', purpose: '核对' };

it('keeps the same look-up once in ten minutes, and of a number as long as an address no more than anybody could have meant', async () => {
  const kept: Lookup[] = [];
  const access = onceAWhile({ record: async (each) => void kept.push(each), of: async () => [] });
  await access.record(lookup);
  await access.record({ ...lookup, at: '2026-03-10T14:39:59+08:00' });
  await access.record({ ...lookup, at: '2026-03-10T14:40:00+08:00' });
  await access.record({ ...lookup, what: `账户 ${'9'.repeat(8_000)}` });
  expect(kept.map(({ at, what }) => [at, what.length])).toEqual([
    [lookup.at, 4],
    ['2026-03-10T14:40:00+08:00', 4],
    [lookup.at, 300],
  ]);
});
