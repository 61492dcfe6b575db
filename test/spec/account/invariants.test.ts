/** What the checks of the final state find when the state is not as it must be (design, invariants). */
import { expect, it } from 'vitest';
import { genesisHash, hashPage } from '../../../shared/domain/aggregate/journal.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import { emptyDossier } from '../../../shared/domain/dossier/state.ts';
import { buildReport } from '../../../shared/domain/report/report.ts';
import { caseNumber, court } from '../../fixtures/desk/scenario.ts';

/** A dossier with one item, under the name that its stream bears. */
function dossierOf(stream: string, number: string) {
  const at = '2026-03-10T10:00:00+08:00';
  const item = {
    kind: 'delivery-evidence',
    documentNumber: 'd-1',
    mediaType: 'application/json',
    sha256: '0'.repeat(64),
    noticeNumber: '',
  } as const;
  const filing = { kind: 'file', id: `item of ${stream}`, at, accountNumber: '1', caseNumber: number, court, item } as const;
  const events = decideDossier(emptyDossier, { kind: 'file-item', filing, filedAt: at });
  const page = { stream: `case:${stream}`, sequence: 1, previousHash: genesisHash, recordedAt: at, events, inbox: [] };
  return [{ ...page, hash: hashPage(page) }];
}
const violatedBy = (...cases: ReturnType<typeof dossierOf>[]): string[] =>
  buildReport({ accounts: [], cases, intake: [], received: [], placeOf: () => 0 }).invariants.violated;

it('12: one case in two spellings of its number has two dossiers', () => {
  const half = caseNumber.replace('（', '(').replace('）', ')');
  expect(violatedBy(dossierOf(caseNumber, caseNumber))).toEqual([]);
  expect(violatedBy(dossierOf(caseNumber, caseNumber), dossierOf(half, half))).toEqual([
    expect.stringMatching(/^12: .* more than one dossier$/),
  ]);
});

it('12: a dossier holds an item of another case', () => {
  expect(violatedBy(dossierOf(caseNumber, '（2026）鲁01执45号'))).toEqual([expect.stringMatching(/^12: .* of another case$/)]);
});
