/** The projector of the embedded system: what fails is tried again, and nothing once it was stopped. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProjector } from '../../../infra/local/system/console/projector.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { openSqliteViews } from '../../../shared/adapters/sqlite/views.ts';
import { accountStream } from '../../../shared/domain/account/core.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A ledger that cannot be read, as on a disk that fails. */
async function failing() {
  const store = openSqliteStore(':memory:');
  const views = openSqliteViews(':memory:');
  const failures: string[] = [];
  const ledger = {
    ...store.ledger,
    pages: () => {
      throw new Error('cannot be read');
    },
  };
  const projector = createProjector({ ledger, views, onProjected: () => undefined, onFailure: ({ message }) => failures.push(message) });
  const stream = accountStream('11001');
  projector.note({ stream });
  await projector.settled();
  expect(failures).toHaveLength(1);
  const close = async () => {
    views.close();
    await store.close();
  };
  return { projector, failures, stream, close };
}

it('tries again what failed', async () => {
  const { projector, failures, close } = await failing();
  await vi.advanceTimersByTimeAsync(2_000);
  await projector.settled();
  expect(failures).toHaveLength(2);
  await projector.stop();
  await close();
});

it('tries nothing again and hears of nothing once it is stopped', async () => {
  const { projector, failures, stream, close } = await failing();
  await projector.stop();
  await close();
  projector.note({ stream });
  await vi.advanceTimersByTimeAsync(60_000);
  await projector.settled();
  expect(failures).toHaveLength(1);
});
