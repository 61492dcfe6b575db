/**
 * Every rule of the book fires where the system really works, with each outcome that partners can bring about: the examples of the page of test values,
 * played through queues and functions, nothing falsified, no rule called by hand.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mayNotLook } from '../../../functions/serve-console/reading/looks.ts';
import { printExample } from '../../../infra/local/commands/rule-example.ts';
import { scenarioOf } from '../../../infra/local/examples/example.ts';
import { examples, examplesOf, outOfReach } from '../../../infra/local/examples/examples.ts';
import { playExample } from '../../../infra/local/examples/playing.ts';
import { type PlayedExample, testValueFiles } from '../../../infra/reference/test-values.ts';
import type { NotificationOutput } from '../../../shared/domain/messages/outputs.ts';
import { draftText } from '../../../shared/domain/office/telling/draft.ts';
import { judgeDraft } from '../../../shared/domain/office/telling/judge.ts';
import { rules } from '../../../shared/domain/rules/all-rules.ts';

/** Of a payment that the account knows nothing of. */
const told: NotificationOutput = {
  kind: 'notify',
  id: 'told:1',
  at: '2026-03-10T14:30:00+08:00',
  notificationId: 'told',
  attempt: 1,
  accountNumber: '1602001019200388888',
  caseNumber: '（2026）鲁0102执保123号',
  court: 'court:鲁0102',
  courtName: '济南市历下区人民法院',
  applicant: { applicantId: 'a1', name: '山东鲁信贸易有限公司', kind: 'organisation', channels: [] },
  content: {
    subject: 'payment',
    noticeNumber: '济历住建冻用〔2026〕1号',
    issuerName: '济南市历下区住房和城乡建设局',
    purpose: 'PROGRESS',
    amountFen: 1,
    bookedAt: '2026-03-10T14:30:00+08:00',
    bankSerial: 'S0001',
  },
};

describe('every rule fires through the functions that decide', () => {
  const played = new Map<string, PlayedExample>();
  beforeAll(async () => {
    for (const example of examples) played.set(`${example.rule} ${example.outcome}`, { example, played: await playExample(example) });
  }, 180_000);

  it.each(examples.map(({ rule, outcome }) => [rule, outcome] as const))('%s: %s', (rule, outcome) => {
    const found = played.get(`${rule} ${outcome}`)?.played;
    expect(found?.complaints).toEqual([]);
    expect(found?.fired).toContainEqual({ id: rule, outcome });
  });

  it.each(['', '.zh-CN'])('through states that the diagrams have (docs/explanation/flows%s.md)', (language) => {
    const page = readFileSync(join(import.meta.dirname, `../../../docs/explanation/flows${language}.md`), 'utf8');
    const diagrams = [...page.matchAll(/^stateDiagram-v2\n(.*?)^```$/gms)].map(([, text = '']) => text);
    const drawn = ['notice', 'freeze', 'payment'].flatMap((kind, place) =>
      [...(diagrams[place] ?? '').matchAll(/^ {2}(\S+ --> \w+)/gm)].map(([, arrow = '']) => `${kind} ${arrow}`),
    );
    const seen = new Set([...played.values()].flatMap((each) => [...each.played.transitions]));
    expect(seen.size).toBeGreaterThan(20);
    expect([...seen].filter((transition) => !drawn.includes(transition))).toEqual([]);
  });

  it('and the pages of test values say what came back', () => {
    for (const [name, content] of testValueFiles([...played.values()])) {
      const committed = readFileSync(join(import.meta.dirname, '../../../docs/reference', name), 'utf8');
      expect(committed, `docs/reference/${name} has drifted: run npm run generate`).toBe(content);
    }
  });
});

describe('of the rule book', () => {
  it('each rule has an example with its own outcome, or a reason why partners cannot bring it about', () => {
    const without = rules.filter(({ id, outcome }) => !examplesOf(id).some((example) => example.outcome === outcome)).map(({ id }) => id);
    expect(without.sort()).toEqual(Object.keys(outOfReach).sort());
  });

  it('there is one example a rule and outcome', () => {
    const names = examples.map(({ rule, outcome }) => `${rule} ${outcome}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it('A-03 fires where somebody looks without a purpose', () => expect(mayNotLook('clerk', told.accountNumber, ' ')).toBe(true));

  it('C-09 fires on a letter about a payment that was not made', () => {
    expect(judgeDraft(draftText(told), told, undefined)).toContainEqual(expect.objectContaining({ id: 'C-09', outcome: 'REJECT' }));
  });
});

describe('presale rules ID --example', () => {
  const printed = (id: string, outcome?: string) => {
    const said = { stdout: '', stderr: '' };
    const status = printExample(id, outcome, {
      stdout: { write: (text) => (said.stdout += text) },
      stderr: { write: (text) => (said.stderr += text) },
    });
    return { status, ...said };
  };

  it('prints the scenario under a head that says what it shows', () => {
    const { status, stdout } = printed('N-08', 'HOLD');
    const lines = stdout.trimEnd().split('\n');
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/^# N-08 HOLD: /);
    const example = examplesOf('N-08').find(({ outcome }) => outcome === 'HOLD');
    expect(example && scenarioOf(example)).toEqual(lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line)));
  });

  it('says why there is none', () => {
    expect(printed('A-03')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('console') });
  });

  it('names the outcomes that there are', () => {
    expect(() => printed('N-08', 'ACCEPT')).toThrow('REJECT, HOLD');
    expect(() => printed('N-99')).toThrow('there is no rule "N-99"');
  });
});
