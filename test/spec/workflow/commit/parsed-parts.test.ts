/** Parts that were parsed before are remembered, and never more of them than memory is meant for. */
import { expect, it } from 'vitest';
import { parsePart } from '../../../../shared/workflow/commit/known.ts';

const partOf = (key: string, characters: number): string => JSON.stringify([1, key, 'x'.repeat(characters)]);

it('the same text is parsed once', () => {
  const text = partOf('notice:1', 100);
  expect(parsePart(text)).toBe(parsePart(text));
});

it('some large parts push out what was remembered before, as many small ones do', () => {
  const text = partOf('notice:2', 100);
  const before = parsePart(text);
  for (let place = 0; place < 9; place += 1) parsePart(partOf(`notice:large-${place}`, 1_000_000));
  expect(parsePart(text)).not.toBe(before);
  expect(parsePart(text)).toEqual(before);
});
