/** One registry says which stream is whose; what is nobody's stops whoever meets it. */
import { describe, expect, it } from 'vitest';
import { coreOf, outputsOfPages } from '../../../../shared/workflow/aggregates.ts';

describe('the registry of aggregates', () => {
  it.each([
    ['account:37010012345678', 'account'],
    ['case:（2026）鲁0102执保17号', 'case'],
    ['intake:bank', 'intake'],
    ['watch:deadlines', 'watch'],
  ])('%s is a stream of the %s', (stream, kind) => {
    expect(coreOf(stream).kind).toBe(kind);
  });

  it.each(['nothing:1', 'accounts', '', ':account'])('a stream of no aggregate (%j) throws and is named', (stream) => {
    expect(() => coreOf(stream)).toThrow(/of no aggregate that this program knows \(account, case/);
    const page = { stream, sequence: 1, previousHash: '', hash: '', recordedAt: '', events: [], inbox: [] };
    expect(() => outputsOfPages([page])).toThrow(/of no aggregate/);
  });
});
