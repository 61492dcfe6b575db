/** A case that cannot be taken away now: whoever asked reads the reason that there is, in both languages, and what to do. */
import { expect, it } from 'vitest';
import { createApp } from '../../../../functions/serve-console/app.ts';
import type { Deps } from '../../../../functions/serve-console/deps.ts';
import { ExportError } from '../../../../infra/local/proof/write-export.ts';
import type { Ledger, Page } from '../../../../shared/ports/ledger.ts';
import { consoleDeps } from '../../../fixtures/console-deps.ts';

const court = 'court:鲁0102';

/** A dossier with one item of the court. */
function ledgerWithCase({ ledger }: Deps): Ledger {
  const page: Page = {
    stream: 'dossier:1',
    sequence: 1,
    previousHash: '0'.repeat(64),
    hash: '1'.repeat(64),
    recordedAt: '2026-03-10T14:30:00+08:00',
    events: [{ type: 'ItemFiled', court }],
    inbox: [],
  };
  return {
    ...ledger,
    async *pages<Event>() {
      yield page as Page<Event>;
    },
  };
}

const unsealed = new ExportError(
  { zh: '尚有页未封入日志', en: 'not all of it is sealed into the log yet' },
  { zh: '一分钟内会封存，请稍后再导出', en: 'export again in a minute' },
);
const unknown = new ExportError(
  { zh: '没有案件 1 的记录', en: 'nothing is recorded of the case 1' },
  { zh: '请按登记时的写法填写号码', en: 'give its number as it was registered' },
);

it.each([unsealed, unknown])('says why: $why.zh', async ({ why, todo, message }) => {
  const deps = consoleDeps();
  const app = createApp({ ...deps, ledger: ledgerWithCase(deps), exportCase: async () => ({ kind: 'refused', why, todo }) });
  const headers = { party: encodeURIComponent(court), 'x-purpose': encodeURIComponent('立卷') };
  const answer = await app.request('/api/cases/1/export', { headers });
  expect([answer.status, message]).toEqual([409, `${why.en}; ${todo.en}`]);
  expect(await answer.json()).toMatchObject({
    titles: { zh: `暂不能导出：${why.zh}`, en: `It cannot be exported now: ${why.en}` },
    do: todo,
  });
});
