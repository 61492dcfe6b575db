/** Every rule of the book fires where the system really works: in what the stories leave in the journal, nothing falsified, no rule called by hand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { mayNotLook } from '../../../functions/serve-console/reading/looks.ts';
import { playScenario } from '../../../infra/local/play/player.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { stageOf } from '../../../infra/local/play/stage.ts';
import { createScenarioClock } from '../../../infra/local/system/clock.ts';
import { startEmbedded } from '../../../infra/local/system/embedded.ts';
import { parseScenarioLine, type ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import type { NotificationOutput } from '../../../shared/domain/messages/outputs.ts';
import { draftText } from '../../../shared/domain/office/telling/draft.ts';
import { judgeDraft } from '../../../shared/domain/office/telling/judge.ts';
import { rules } from '../../../shared/domain/rules/register.ts';
import { stories } from './stories.ts';
import type { Line } from './words.ts';

function parsed(lines: readonly Line[]): ScenarioLine[] {
  return lines.map((line, index) => {
    const result = parseScenarioLine(JSON.stringify(line), index + 1);
    if (!result.ok) throw new Error(`${JSON.stringify(line)}: ${JSON.stringify(result.problems)}`);
    return result.line;
  });
}

/** Ids of what fired, wherever it stands in what was written down. */
function firedIn(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('id' in value && 'outcome' in value && typeof value.id === 'string') found.add(value.id);
  for (const entry of Object.values(value)) firedIn(entry, found);
}

async function firedBy(name: string): Promise<{ fired: Set<string>; complaints: string[] }> {
  const lines = parsed(stories[name] ?? []);
  const complaints: string[] = [];
  const clock = createScenarioClock(lines.find((line) => 'at' in line)?.at ?? '2026-03-02T09:00:00+08:00');
  const system = await startEmbedded({
    folder: undefined,
    ledger: { kind: 'sqlite' },
    clock,
    oneAtATime: true,
    maxReceiveCount: 3,
    retryAfterSeconds: () => 0,
    onFailure: (error) => complaints.push(error.message),
  });
  try {
    const { faults } = await playScenario(lines, { stage: stageOf(system, clock), keys: createSandboxKeys(undefined), file: name });
    const fired = new Set<string>();
    for await (const stream of system.store.ledger.streams('')) {
      for await (const page of system.store.ledger.pages<unknown>(stream)) firedIn(page.events, fired);
    }
    return { fired, complaints: [...complaints, ...faults] };
  } finally {
    await system.stop();
  }
}

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
  const all = new Set<string>();
  const complaints: string[] = [];
  beforeAll(async () => {
    for (const name of Object.keys(stories)) {
      const played = await firedBy(name);
      for (const id of played.fired) all.add(id);
      complaints.push(...played.complaints);
    }
    firedIn(judgeDraft(draftText(told), told, undefined), all);
    if (mayNotLook('clerk', told.accountNumber, ' ')) all.add('A-03');
  }, 120_000);

  it('and none of the stories meets a fault of the system', () => {
    expect(complaints).toEqual([]);
  });

  it.each(rules.map(({ id, trigger }) => [id, trigger]))('%s: %s', (id) => {
    expect([...all]).toContain(id);
  });
});
