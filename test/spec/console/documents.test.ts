import { describe, expect, it } from 'vitest';
import { createApp } from '../../../functions/serve-console/app.ts';
import { genesisHash, sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { dossierStream } from '../../../shared/domain/dossier/core.ts';
import type { ItemFiled } from '../../../shared/domain/dossier/events.ts';
import { documentKey } from '../../../shared/ports/evidence.ts';
import { consoleDeps, evidenceOf } from '../../fixtures/console-deps.ts';
import { pdf } from '../../fixtures/documents/pdf-writer.ts';

const caseNumber = '（2026）鲁0102执保123号';
const court = 'court:鲁0102';
const bytes = pdf({ catalog: '/Title(voucher)' });
const digest = sha256Hex(bytes);
const item: ItemFiled = {
  type: 'ItemFiled',
  sequence: 1,
  itemId: 'i1',
  kind: 'transfer-voucher',
  documentNumber: 'HDS0001',
  mediaType: 'application/pdf',
  sha256: digest,
  caseNumber,
  court,
  accountNumber: '1602001019200388888',
  noticeNumber: 'N1',
  filedAt: '2026-03-10T14:30:00+08:00',
  previousHead: genesisHash,
  chainHead: genesisHash,
};

async function consoleWith(held: Map<string, Uint8Array>, faults: string[]) {
  const deps = consoleDeps({ evidence: evidenceOf(held), onFault: ({ message }) => void faults.push(message) });
  await deps.ledger.commit({
    stream: dossierStream(caseNumber),
    expectedVersion: 0,
    previousHash: genesisHash,
    recordedAt: item.filedAt,
    events: [item],
    state: {},
    inbox: [],
    claims: [],
  });
  const app = createApp(deps);
  return (path: string) =>
    app.request(`/api/cases/${encodeURIComponent(caseNumber)}/documents/${path}`, {
      headers: { party: encodeURIComponent(court), 'x-purpose': encodeURIComponent('阅卷') },
    });
}

describe('a document of a dossier', () => {
  it('is shown as it was filed, and says how many pages it has to who asks', async () => {
    const ask = await consoleWith(new Map([[documentKey(digest), bytes]]), []);
    const answer = await ask(digest);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-pages')]).toEqual([200, 'application/pdf', null]);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await ask(`${digest}?pages=1`)).headers.get('x-pages')).toBe('1');
  });

  it('is not shown at all when its bytes are others by now: the reader and the operator are told', async () => {
    const faults: string[] = [];
    const ask = await consoleWith(new Map([[documentKey(digest), Buffer.from('<script>alert(1)</script>')]]), faults);
    const answer = await ask(digest);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'application/problem+json; charset=utf-8']);
    expect(await answer.text()).toContain('该文件已损坏');
    expect(faults.join()).toContain(digest);
  });
});
