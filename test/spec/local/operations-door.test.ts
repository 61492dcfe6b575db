import { expect, it } from 'vitest';
import { createOperationsDoor } from '../../../infra/local/operations/door.ts';
import { openSqliteViews } from '../../../shared/adapters/sqlite/views.ts';

it('says what a reconciliation ended on, as a sentence', async () => {
  const system = {
    reconcile: () => Promise.reject(new Error('the disk is full')),
    redriving: (): never => {
      throw new Error('the letters cannot be read');
    },
  };
  const door = createOperationsDoor({ system, views: openSqliteViews(':memory:') });
  const headers = { 'content-type': 'application/json' };
  const answer = await door.request('/api/sandbox/reconcile', { method: 'POST', headers, body: '{"dryRun":true}' });
  expect({ status: answer.status, said: await answer.json() }).toEqual({ status: 400, said: { error: 'the disk is full' } });
});
