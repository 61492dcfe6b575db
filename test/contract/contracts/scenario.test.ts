import { describe, expect, it } from 'vitest';
import { profileFromRegistration } from '../../../shared/contracts/play/profile.ts';
import { parseScenarioLine, type ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import { defaultProfile } from '../../../shared/domain/values/profiles/profile.ts';

function line(value: unknown): ScenarioLine {
  const result = parseScenarioLine(typeof value === 'string' ? value : JSON.stringify(value), 7);
  if (!result.ok) throw new Error(result.problems.map(({ en }) => en).join(' '));
  return result.line;
}
function problems(value: unknown): string[] {
  const result = parseScenarioLine(typeof value === 'string' ? value : JSON.stringify(value), 7);
  return result.ok ? [] : result.problems.map(({ field, problem, line: number }) => `${number} ${field}: ${problem}`);
}

describe('a scenario file is JSON Lines (contracts §5)', () => {
  it.each(['', '   ', '# a comment', '  # {'])('%j is nothing', (text) => {
    expect(line(text)).toEqual({ lineNumber: 7, kind: 'nothing' });
  });

  it('refuses a partner whose reply queue could not exist: eighty characters, six for each Chinese one (contracts §1)', () => {
    const longest = 'court:鲁一中二院三庭四五六';
    expect(problems({ register: { partner: longest.slice(0, 15) } })).toEqual([]);
    expect(problems({ register: { partner: longest } })).toEqual(['7 register.partner: malformed']);
    expect(problems({ register: { partner: 'operator:市住建局预售资金监管值班员甲' } })).toEqual([]);
  });

  it('registers a partner, with what the line says and no more', () => {
    expect(line({ register: { partner: 'bank:102451000019' } })).toEqual({ lineNumber: 7, kind: 'partner', partner: 'bank:102451000019' });
    const full = {
      partner: 'housing:370102',
      name: '某区住房和城乡建设局',
      uscc: '1137010000418859XL',
      relatedTo: ['housing:370100'],
      algorithm: 'SM2SM3',
      keyValidFrom: '2026-01-01T00:00:00+08:00',
      keyValidUntil: '2026-12-31T00:00:00Z',
      keyRevokedAt: '2026-06-01T00:00:00+08:00',
      revoke: { keyId: 'k-1', at: '2026-06-01T00:00:00+08:00', reason: '人员离职' },
    };
    expect(line({ register: full })).toEqual({ lineNumber: 7, kind: 'partner', ...full, keyValidUntil: '2026-12-31T08:00:00+08:00' });
    expect(line({ register: { partner: 'court:鲁0102', relatedTo: 'court:鲁01' } })).toMatchObject({ relatedTo: ['court:鲁01'] });
  });

  it('registers a fault', () => {
    expect(line({ register: { fault: { channel: 'sms', times: 2 } } })).toEqual({ lineNumber: 7, kind: 'fault', channel: 'sms', times: 2 });
  });

  it('sends a message, its data left exactly as written', () => {
    const text =
      '{"at":"2026-03-09T02:00:00Z","from":"bank:1","type":"bank.x","data": {"amountFen":300.0,"a":1,"a":2} ,"signature":"tampered"}';
    expect(line(text)).toEqual({
      lineNumber: 7,
      kind: 'message',
      at: '2026-03-09T10:00:00+08:00',
      from: 'bank:1',
      type: 'bank.x',
      data: { amountFen: 300, a: 2 },
      dataText: '{"amountFen":300.0,"a":1,"a":2}',
      id: 'line-7',
      signature: 'tampered',
    });
    const more = {
      at: '2026-03-09T10:00:00+08:00',
      from: 'f',
      type: 't',
      data: [],
      id: 'm-7',
      sentAt: '2026-03-08T10:00:00+08:00',
      expect: 'refused',
    };
    expect(line(more)).toEqual({ lineNumber: 7, kind: 'message', dataText: '[]', ...more });
  });

  it('sends again, answers and lets time pass', () => {
    const at = '2026-03-09T10:00:00+08:00';
    expect(line({ at, redeliver: 'm-7' })).toEqual({ lineNumber: 7, kind: 'redeliver', at, id: 'm-7' });
    const given = { task: 'notice-held', decision: 'accept', by: ['张三', '李四'], reason: '材料齐全' };
    expect(line({ at, answer: given })).toEqual({ lineNumber: 7, kind: 'answer', at, ...given });
    expect(line({ until: '2026-03-09T10:00:00.5+08:00' })).toEqual({ lineNumber: 7, kind: 'until', at: '2026-03-09T10:00:00.500+08:00' });
  });
});

describe('a malformed line names itself and the field', () => {
  const at = '2026-03-09T10:00:00+08:00';
  it.each([
    ['{"at":', 'body: not-json'],
    ['[1]', 'body: not-json'],
    ['"text"', 'body: not-json'],
    [{ at }, 'body: missing'],
    [{ register: { nothing: 1 } }, 'body: missing'],
    [{ register: 1 }, 'register: wrong-type'],
    [{ register: { partner: 'bank:12' } }, 'register.partner: malformed'],
    [{ register: { partner: 'bank:102451000019', colour: 'red' } }, 'register.colour: unknown-field'],
    [{ register: { partner: 'bank:102451000019', algorithm: 'RS256' } }, 'register.algorithm: not-in-list'],
    [{ register: { profile: '37', refundsPerDayMax: 1 } }, 'register.profile: malformed'],
    [{ register: { profile: '370102', purposesAllowed: ['PARTY'] } }, 'register.purposesAllowed.0: not-in-list'],
    [{ register: { fault: { channel: 'pigeon', times: 1 } } }, 'register.fault.channel: not-in-list'],
    [{ register: { fault: { channel: 'sms', times: 0 } } }, 'register.fault.times: too-small'],
    [{ at, from: 'f', type: 't' }, 'data: missing'],
    [{ at: 'noon', from: 'f', type: 't', data: {} }, 'at: malformed'],
    [{ at, from: 'f', type: 't', data: {}, signature: 'forged' }, 'signature: not-in-list'],
    [{ at, from: 'f', type: 't', data: {}, body: 'x' }, 'body: unknown-field'],
    [{ until: at, at }, 'at: unknown-field'],
    [{ at, answer: { task: 't', decision: 'maybe', by: [], reason: '' } }, 'answer.decision: not-in-list'],
    [`{"until":"${at}","until":"${at}"}`, 'until: repeated-field'],
  ])('%j', (value, problem) => {
    expect(problems(value)).toEqual([`7 ${problem}`]);
  });

  it('in a sentence that begins with the line', () => {
    const result = parseScenarioLine('{', 12);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { line: 12, en: expect.stringMatching(/^line 12, /), zh: expect.stringMatching(/^第 12 行，/) },
    ]);
  });
});

describe('a profile is what was registered over the defaults', () => {
  const profile = (registration: object) => {
    const parsed = line({ register: { profile: '370102', ...registration } });
    if (parsed.kind !== 'profile') throw new Error(`a profile line was read as ${parsed.kind}`);
    const { kind: _kind, lineNumber: _lineNumber, ...rest } = parsed;
    return profileFromRegistration(rest);
  };

  it('nothing given is the defaults', () => {
    expect(profile({})).toEqual({ regionCode: '370102', ...defaultProfile });
  });

  it('single fields and single deadlines replace their defaults', () => {
    expect(profile({ effectiveFrom: '2026-04-01', matchGraceMinutes: 0, deadlinesWD: { bankPay: 3 } })).toEqual({
      regionCode: '370102',
      ...defaultProfile,
      effectiveFrom: '2026-04-01',
      matchGraceMinutes: 0,
      deadlinesWD: { ...defaultProfile.deadlinesWD, bankPay: 3 },
    });
  });

  it('a purpose that a list names leaves the lists that were not given', () => {
    const { purposesAllowed, purposesHeld, purposesRefused } = profile({ purposesAllowed: ['PROGRESS', 'WAGES', 'SALARY'] });
    expect(purposesAllowed).toEqual(['PROGRESS', 'WAGES', 'SALARY']);
    expect(purposesHeld).toEqual(['SURVEY_DESIGN', 'TAX', 'PROJECT_LOAN', 'OTHER']);
    expect(purposesRefused).not.toContain('SALARY');
  });
});
