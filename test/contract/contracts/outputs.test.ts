import { describe, expect, it } from 'vitest';
import { outboundTypes } from '../../../infra/reference/messages/asyncapi.ts';
import { courtExamples } from '../../../infra/reference/messages/examples/court.ts';
import { releaseExamples } from '../../../infra/reference/messages/examples/release.ts';
import { dataSchemaUri } from '../../../shared/contracts/envelope.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
import { noAccount, outboundDataSchema, outboundEnvelopeSchema, outboundEvent } from '../../../shared/contracts/outbound/event.ts';
import { parseFiling, parseNotification, parsePartnerOutput } from '../../../shared/contracts/outputs.ts';
import { playReport } from '../../../shared/contracts/play/report.ts';
import type { FilingOutput, NotificationOutput } from '../../../shared/domain/messages/outputs.ts';

const at = '2026-03-10T14:30:05+08:00';

describe.each(outboundTypes)('%s', (type) => {
  const { data, correlation } = releaseExamples[type];
  const output = { kind: 'tell-partner', id: 'account:1/2/0/0', at, to: 'court:鲁0102', type, data, correlation };

  it('is the same after its way through the queue of replies', () => {
    expect(parsePartnerOutput(JSON.stringify(output))).toEqual({ ok: true, output });
  });

  it('becomes an event that its schemas allow, the same each time', () => {
    const event = outboundEvent({ id: output.id, at, type, data, correlation });
    expect(event).toEqual(outboundEvent({ id: output.id, at, type, data, correlation }));
    expect(event).toMatchObject({
      id: output.id,
      source: 'urn:presale:platform:release',
      type: fullType(type),
      dataschema: dataSchemaUri(type),
      time: at,
    });
    expect(outboundEnvelopeSchema().safeParse(event).success).toBe(true);
    expect(outboundDataSchema(type).safeParse(event.data)).toEqual({ success: true, data: event.data });
    expect(event.data).toMatchObject(
      'rules' in data ? { correlation, rules: data.rules.map(({ id, outcome }) => ({ id, outcome })) } : { ...data, correlation },
    );
  });

  it('is refused with a field too many or of another kind', () => {
    expect(parsePartnerOutput(JSON.stringify({ ...output, more: 1 })).ok).toBe(false);
    expect(parsePartnerOutput(JSON.stringify({ ...output, data: { ...data, more: 1 } })).ok).toBe(false);
    expect(parsePartnerOutput(JSON.stringify({ ...output, type: 'release.nothing' })).ok).toBe(false);
  });
});

it('an answer to a message that could not be read has no account', () => {
  const event = outboundEvent({
    id: 'x',
    at,
    type: 'release.receipt',
    data: { messageId: '', outcome: 'REJECTED', rules: [] },
    correlation: {},
  });
  expect(event.subject).toBe(noAccount);
  expect(outboundEnvelopeSchema().safeParse(event).success).toBe(true);
});

describe('the internal queues carry outputs without loss', () => {
  const filing: FilingOutput = {
    kind: 'file',
    id: 'item-1',
    at,
    accountNumber: '1602001019200388888',
    caseNumber: '（2026）鲁0102执保123号',
    court: 'court:鲁0102',
    item: {
      kind: 'payment-return',
      documentNumber: 'S2',
      mediaType: 'application/json',
      sha256: '0'.repeat(64),
      record: '{"amountFen":1}\n',
      noticeNumber: '济历住建冻用〔2026〕1号',
      version: 1,
      bankSerial: 'S2',
      supersedes: 'item-0',
    },
  };
  const [applicant] = courtExamples['court.freeze.ordered'].applicants;
  if (applicant === undefined) throw new Error('the example of court.freeze.ordered has no applicant');
  const notification: NotificationOutput = {
    kind: 'notify',
    id: 'n-1/1',
    at,
    notificationId: 'n-1',
    attempt: 1,
    accountNumber: filing.accountNumber,
    caseNumber: filing.caseNumber,
    court: filing.court,
    courtName: '济南市历下区人民法院',
    applicant,
    content: {
      subject: 'payment',
      noticeNumber: filing.item.noticeNumber,
      issuerName: '济南市历下区住房和城乡建设局',
      purpose: 'PROGRESS',
      amountFen: 300_000_000,
      bookedAt: at,
      bankSerial: 'S1',
      voucherNumber: 'HD1',
      quotaFen: 800_000_000,
      endsAt: at,
    },
  };

  it('filings', () => expect(parseFiling(JSON.stringify(filing))).toEqual({ ok: true, output: filing }));
  it('notifications', () => expect(parseNotification(JSON.stringify(notification))).toEqual({ ok: true, output: notification }));
  it('and neither is taken for the other', () => {
    expect(parseFiling(JSON.stringify(notification)).ok).toBe(false);
    expect(parseNotification(JSON.stringify(filing)).ok).toBe(false);
    expect(parseFiling('{').ok).toBe(false);
  });
});

describe('the report has exactly the shape of contracts §6', () => {
  const empty = {
    receipts: [],
    accounts: [],
    notices: [],
    payments: [],
    deductions: [],
    dossiers: [],
    notifications: [],
    tasks: [],
    outbox: [],
  };
  const invariants = { checked: 11, violated: [] };

  it('is read, optional fields absent', () => {
    const task = { taskId: 't', kind: 'k', owner: 'court', status: 'OPEN' };
    const item = { sequence: 1, itemId: 'i', kind: 'fund-use-notice', documentNumber: 'd', sha256: 's' };
    const report = { ...empty, tasks: [task], dossiers: [{ caseNumber: 'c', items: [item], chainHead: 'h' }], invariants };
    expect(playReport.parse(report)).toEqual(report);
  });

  it.each(['receipts', 'outbox', 'invariants'])('%s cannot be missing', (name) => {
    expect(playReport.safeParse({ ...empty, invariants, [name]: undefined }).success).toBe(false);
  });

  it('nothing else may stand in it, and its times have no fraction', () => {
    expect(playReport.safeParse({ ...empty, invariants, extra: [] }).success).toBe(false);
    const task = { taskId: 't', kind: 'k', owner: 'court', status: 'OPEN', dueAt: '2026-03-10T14:30:05.500+08:00' };
    expect(playReport.safeParse({ ...empty, invariants, tasks: [task] }).success).toBe(false);
  });
});
