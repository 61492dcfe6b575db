import { describe, expect, it } from 'vitest';
import { inboundSchemas, isInboundType, kindOfType, knownTypes } from '../../../shared/contracts/inbound/schemas.ts';
import type { InboundType } from '../../../shared/domain/messages/messages.ts';
import { accepted, brief, event, read, readEvent, refused } from './event.ts';

const types = Object.keys(inboundSchemas).filter(isInboundType);

describe('every message type', () => {
  it.each(types)('%s: its example is read without loss', (type) => {
    expect(accepted(readEvent(type))).toEqual(event(type).data);
  });

  it.each(types)('%s: an unknown field is refused, so that a misspelt one never passes for an absent one', (type) => {
    expect(brief(refused(readEvent(type, { 'data.amountfen': 1 })))).toEqual(['data.amountfen: unknown-field']);
  });

  it.each(types)('%s: every required field is named when it is missing', (type) => {
    const optional =
      /balanceFen|milestone|guarantee|supersedes|contract|invoices|building$|partialAllowed|costToComplete|attachments|criminal|quotaFen|debtFen|housingConsent|noticeNumber|approvalNumber|voucher|version|step|onBehalfOf|paper/;
    for (const name of Object.keys(Object(event(type).data))) {
      const result = readEvent(type, { [`data.${name}`]: undefined });
      if (optional.test(name) && 'message' in result) continue;
      expect(brief(refused(result))).toEqual([`data.${name}: missing`]);
    }
  });

  it.each(types)('%s: null stands for nothing, and the sentence says to leave the field out', (type) => {
    const [name = ''] = Object.keys(Object(event(type).data));
    const [problem] = refused(readEvent(type, { [`data.${name}`]: null }));
    expect(problem?.field).toBe(`data.${name}`);
    expect(problem?.en).toContain('instead of sending null');
  });
});

describe('money is a whole number of fen from 0 to 10^14 (contracts §1)', () => {
  const amount = (value: unknown) => readEvent('bank.inflow.booked', { 'data.amountFen': value });
  const spelt = (literal: string) =>
    read(JSON.stringify(event('bank.inflow.booked')).replace('"amountFen":86000000', `"amountFen":${literal}`));

  it.each([0, 1, 1e14])('%d is read', (value) => expect(accepted(amount(value)).amountFen).toBe(value));

  it.each([
    [0.5, 'not-a-whole-number'],
    [1234.56, 'not-a-whole-number'],
    [-1, 'too-small'],
    [1e14 + 1, 'too-large'],
    ['86000000', 'wrong-type'],
    [true, 'wrong-type'],
    [[1], 'wrong-type'],
  ])('%j is refused as %s', (value, problem) => {
    const problems = refused(amount(value));
    expect(brief(problems)).toEqual([`data.amountFen: ${problem}`]);
    expect(problems[0]?.expected).toBe('a whole number of fen from 0 to 100000000000000');
  });

  it.each(['300.0', '3e2', '3E+2', '100000000.0000000000000001', '-0.0'])('%s is a float in disguise and is refused', (literal) => {
    expect(brief(refused(spelt(literal)))).toEqual(['data.amountFen: not-a-whole-number']);
  });

  it('a number that no reader can hold is refused, not read as infinity', () => {
    expect(brief(refused(spelt('1e999')))).toEqual(['data.amountFen: not-a-whole-number']);
    expect(brief(refused(spelt('1'.repeat(400))))).toEqual(['data.amountFen: not-a-whole-number']);
  });

  it('progress in percent is no money and may have a fraction', () => {
    const data = accepted(readEvent('housing.notice.issued', { 'data.contract.progressPercent': 62.5 }));
    expect(data.contract).toMatchObject({ progressPercent: 62.5 });
  });
});

describe('text is trimmed, NFC, visible and bounded (contracts §1)', () => {
  const reason = (value: string) => readEvent('bank.order.objected', { 'data.reason': value });

  it('white space around it goes, white space inside stays', () => {
    expect(accepted(reason('  甲 乙　')).reason).toBe('甲 乙');
  });

  it('composed and decomposed spellings become one', () => {
    expect(accepted(reason('cafe\u0301')).reason).toBe('caf\u00e9');
  });

  it.each([
    'a\u0000b',
    'a\nb',
    'a\tb',
    'ends\n',
    'a\u0085b',
    'a\u202eb',
    'a\u200bb',
    'a\u2028b',
    '\ufeffa',
    'a\ud800b',
  ])('%j has a character nobody can see and is refused', (value) => {
    const problems = refused(reason(value));
    expect(brief(problems)).toEqual(['data.reason: malformed']);
    expect(problems[0]?.expected).toContain('without control or invisible characters');
  });

  it.each([
    'SG\u00ad-1',
    'SG\u200d-1',
    'SG\u115f-1',
    'SG\ufe0f-1',
    'SG\u2800-1',
    'SG\u{e0041}-1',
  ])('%j would be another number of a contract or invoice that reads the same, and is refused', (value) => {
    for (const path of ['data.contract.number', 'data.invoices']) {
      const problems = refused(readEvent('housing.notice.issued', { [path]: path.endsWith('s') ? [value] : value }));
      expect(brief(problems)).toEqual([expect.stringContaining(': malformed')]);
      expect(problems[0]?.expected).toContain('without control or invisible characters');
    }
  });

  it('rare characters outside the basic plane and their variants are text', () => {
    expect(accepted(reason('𠮷\u{e0100}田')).reason).toBe('𠮷\u{e0100}田');
  });

  it('a string over its limit is refused with both lengths and without the string', () => {
    const [problem] = refused(reason('长'.repeat(100_000)));
    expect(problem).toMatchObject({ field: 'data.reason', problem: 'too-long', expected: 'at most 2000 characters' });
    expect(problem?.en.length).toBeLessThan(300);
  });
});

describe('the schema checks shape only; what a rule looks for may be empty or wrong (contracts §4.0)', () => {
  const empties: [InboundType, string][] = [
    ['housing.notice.issued', 'noticeNumber'],
    ['housing.notice.issued', 'seal.owner'],
    ['housing.notice.issued', 'opinion.text'],
    ['housing.notice.issued', 'opinion.handler'],
    ['housing.notice.issued', 'amountInWords'],
    ['bank.payment.refused', 'reasonCode'],
    ['bank.payment.refused', 'reason'],
    ['court.freeze.ordered', 'caseNumber'],
    ['court.freeze.ordered', 'applicants.0.channels.0.consent.evidence'],
  ];
  it.each(empties)('%s: %s may be empty', (type, path) => {
    accepted(readEvent(type, { [`data.${path}`]: '' }));
  });

  const emptyLists: [InboundType, string][] = [
    ['housing.account.registered', 'project.permits'],
    ['housing.account.registered', 'buildings'],
    ['housing.notice.issued', 'courts'],
    ['housing.notice.issued', 'freezes'],
    ['housing.notice.issued', 'invoices'],
    ['housing.notice.issued', 'attachments'],
    ['housing.notice.issued', 'lines'],
    ['court.freeze.ordered', 'applicants'],
  ];
  it.each(emptyLists)('%s: %s may be an empty list', (type, path) => {
    accepted(readEvent(type, { [`data.${path}`]: [] }));
  });

  it('a code or case number of a bad form is read', () => {
    accepted(
      readEvent('housing.notice.issued', {
        'data.issuer.uscc': 'O'.repeat(18),
        'data.freezes.0.caseNumber': '鲁0102执保123',
        'data.bankCode': '1',
      }),
    );
  });

  it('a total that is not the sum is read', () => {
    accepted(readEvent('housing.notice.issued', { 'data.totalFen': 1 }));
  });

  it('a voucher of an unexpected format is read, a notice of one is not', () => {
    accepted(readEvent('bank.payment.booked', { 'data.voucher.mediaType': 'image/png' }));
    expect(brief(refused(readEvent('housing.notice.issued', { 'data.document.mediaType': 'image/png' })))).toEqual([
      'data.document.mediaType: not-in-list',
    ]);
  });
});

describe('limits stand on every list and on inline bytes', () => {
  it.each([
    ['lines', 200],
    ['freezes', 50],
    ['attachments', 50],
    ['courts', 50],
  ])('%s: %d and no more', (name, max) => {
    const example: unknown = Reflect.get(Object(event('housing.notice.issued').data), name);
    const first: unknown = Array.isArray(example) ? example[0] : undefined;
    const list = (length: number) => ({ [`data.${name}`]: Array.from({ length }, () => first) });
    accepted(readEvent('housing.notice.issued', list(max)));
    const [problem] = refused(readEvent('housing.notice.issued', list(max + 1)));
    expect(problem).toMatchObject({ field: `data.${name}`, problem: 'too-many', expected: `at most ${max} entries` });
  });

  it('180 kB fit inline, more belongs into the upload area', () => {
    const bytes = (length: number) => Buffer.alloc(length, 1).toString('base64');
    accepted(readEvent('bank.payment.booked', { 'data.voucher.contentBase64': bytes(180_000) }));
    expect(brief(refused(readEvent('bank.payment.booked', { 'data.voucher.contentBase64': bytes(180_010) })))).toEqual([
      'data.voucher.contentBase64: too-long',
    ]);
  });
});

describe('accounts, digests and types', () => {
  it('spaces inside an account number are removed, in subject, data and payee alike', () => {
    const data = accepted(
      readEvent('bank.payment.booked', {
        subject: '1602 0010 1920 0388 888',
        'data.accountNumber': '1602001019200388888 ',
        'data.payee.accountNumber': '3705 0161 6208 0000 1234',
      }),
    );
    expect(data.accountNumber).toBe('1602001019200388888');
    expect(data.payee).toMatchObject({ accountNumber: '37050161620800001234' });
  });

  it('full-width digits of an account number are the digits they show: no fact of a bank is refused over its input method (contracts §4.3)', () => {
    const wide = '１６０２　００１０　１９２０　０３８８　８８８';
    const data = accepted(readEvent('bank.payment.booked', { subject: wide, 'data.accountNumber': wide }));
    expect(data.accountNumber).toBe('1602001019200388888');
  });

  it('a message about another account than its subject is refused on `subject`', () => {
    expect(brief(refused(readEvent('bank.balance.reported', { subject: '1602001019200388889' })))).toEqual(['subject: mismatch']);
  });

  it('a message without an account in its data takes it from the subject', () => {
    accepted(readEvent('housing.notice.withdrawn', { subject: '42' }));
  });

  it('a digest in capitals becomes lower case; anything but 64 hex digits is refused', () => {
    const data = accepted(readEvent('bank.payment.booked', { 'data.voucher.sha256': 'AB'.repeat(32) }));
    expect(data.voucher).toMatchObject({ sha256: 'ab'.repeat(32) });
    expect(brief(refused(readEvent('bank.payment.booked', { 'data.voucher.sha256': '../'.repeat(21) })))).toEqual([
      'data.voucher.sha256: malformed',
    ]);
  });

  it('an unknown type or version is refused on `type`', () => {
    expect(brief(refused(readEvent('bank.balance.reported', { type: 'presale.bank.balance.guessed.v1' })))).toEqual(['type: unknown-type']);
    expect(brief(refused(readEvent('bank.balance.reported', { type: 'presale.bank.balance.reported.v2' })))).toEqual(['type: malformed']);
    expect(brief(refused(readEvent('bank.balance.reported', { type: 'presale.constructor.v1' })))).toEqual(['type: unknown-type']);
  });

  it('a type belongs to one kind of partner (M-07)', () => {
    expect(knownTypes()).toHaveLength(38);
    expect(new Set(knownTypes().map(kindOfType))).toEqual(new Set(['housing', 'court', 'bank', 'operator']));
    for (const type of knownTypes()) expect(type.startsWith(`presale.${kindOfType(type)}.`)).toBe(true);
    expect(kindOfType('presale.bank.nothing.v1')).toBeUndefined();
    expect(kindOfType('bank.balance.reported')).toBeUndefined();
  });
});
