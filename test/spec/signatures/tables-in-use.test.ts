import { expect, it } from 'vitest';
import { createTablesInUse } from '../../../shared/adapters/signatures/tables-in-use.ts';

const tables = () => {
  const made: string[] = [];
  return { made, of: createTablesInUse({ max: 2, idleAfter: 10, make: (key) => made.push(key) && `table of ${key}` }).of };
};

it('a key has a table from when it is wanted, and it is made once', () => {
  const { made, of } = tables();
  expect(of('a', false)).toBeUndefined();
  expect([of('a', true), of('a', true), of('a', false)]).toEqual(['table of a', 'table of a', 'table of a']);
  expect(made).toEqual(['a']);
});

it('a key that comes into use when all tables are given out takes the one that nobody has used for long, so that new keys are not slow for good', () => {
  const { of } = tables();
  of('old', true);
  of('busy', true);
  expect(of('new', true)).toBeUndefined();
  for (let use = 0; use < 10; use += 1) of('busy', true);
  expect([of('new', true), of('busy', false)]).toEqual(['table of new', 'table of busy']);
  expect(of('old', false)).toBeUndefined();
});

it('keys that are all in use do not take the tables from each other', () => {
  const { made, of } = tables();
  for (let round = 0; round < 20; round += 1) for (const key of ['a', 'b', 'c', 'd']) of(key, true);
  expect(made).toEqual(['a', 'b']);
});
