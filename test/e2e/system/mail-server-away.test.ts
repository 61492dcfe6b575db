/**
 * The embedded system with a real mail server that is away in every way there is, and comes back. An applicant is told once; what nobody can know is not sent
 * again; other channels tell meanwhile; what was never told is a clerk's duty, and overdue when nobody does it (C-07, 民诉法 90). Time is the scenario's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { playScenario } from '../../../infra/local/play/player.ts';
import { reportOf } from '../../../infra/local/play/report.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { readScenario } from '../../../infra/local/play/scenario-file.ts';
import { stageOf } from '../../../infra/local/play/stage.ts';
import { createScenarioClock } from '../../../infra/local/system/clock.ts';
import { openDataFolder } from '../../../infra/local/system/data-folder.ts';
import { startEmbedded } from '../../../infra/local/system/embedded.ts';
import { run } from '../../fixtures/command.ts';
import { type MailServerMood, smtpSink } from '../../fixtures/world/smtp-sink.ts';
import { end, startSystemWith } from './partner-desk.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const program = new URL('../../../infra/local/presale.ts', import.meta.url).pathname;
const mailFrom = ['--mail-from', 'court@example.org'];
const plainCase = new URL('../../fixtures/messages/cases/01-progress-payment.jsonl', import.meta.url);
const consent = { evidence: '送达地址确认书', scope: 'service' };
const email = { kind: 'email', address: 'a1@example.org', confirmed: true, consent };
const post = { kind: 'post', address: '济南市历下区解放路1号', confirmed: true };
/** The payment is settled at this moment, and the applicant is told at once. */
const paidAt = '2026-03-10T14:30:00+08:00';
/** Behind the second retry (30 minutes) and before the third. */
const back = '2026-03-10T15:30:00+08:00';

async function workshop() {
  const folder = await mkdtemp(join(tmpdir(), 'presale-mail-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const sink = await smtpSink();
  cleanUps.push(() => sink.close());
  return { folder, sink };
}

/** The plain case whose applicant has these channels, up to an instant. */
async function writeCase(folder: string, channels: readonly object[], until: string): Promise<string> {
  const lines = (await readFile(plainCase, 'utf8')).split('\n').filter((line) => line.startsWith('{') && !line.startsWith('{"until"'));
  const changed = lines.map((line) => line.replace(/"channels": \[.*?\](?=\})/, () => `"channels": ${JSON.stringify(channels)}`));
  const file = join(folder, 'case.jsonl');
  await writeFile(file, `${[...changed, JSON.stringify({ until })].join('\n')}\n`);
  return file;
}

interface Story {
  channels?: readonly object[];
  until?: string;
  mood: (now: string) => MailServerMood;
}

async function play({ channels = [email], until = '2026-03-11T10:00:00+08:00', mood }: Story) {
  const { folder, sink } = await workshop();
  const file = await writeCase(folder, channels, until);
  const lines = await readScenario(file);
  const clock = createScenarioClock('2026-03-02T09:00:00+08:00');
  sink.mood = () => mood(clock.now());
  const data = await openDataFolder(join(folder, 'data'));
  const system = await startEmbedded({
    folder: data,
    ledger: { kind: 'sqlite' },
    clock,
    oneAtATime: true,
    mail: { url: sink.url, from: 'court@example.org', timeoutMs: 60_000, patience: sink.patience },
    onFailure: (error) => {
      throw error;
    },
  });
  try {
    const stage = stageOf(system, clock);
    const { letters, faults } = await playScenario(lines, { stage, keys: createSandboxKeys(data?.keys), file });
    expect(faults).toEqual([]);
    await system.sealRecord();
    const { missing } = await system.reconcile({ dryRun: true });
    expect({ missing, dead: system.deadLetters() }).toEqual({ missing: [], dead: [] });
    const report = await reportOf(system.store.ledger, letters, []);
    expect(report.invariants.violated).toEqual([]);
    return { sink, report, told: report.notifications.map(({ status, channel }) => `${status} ${channel}`) };
  } finally {
    await system.stop();
  }
}

const isAway = (now: string): boolean => now < back;
const notDone = (tasks: readonly { kind: string; status: string }[]): string[] =>
  tasks.filter(({ status }) => status !== 'DONE').map(({ kind, status }) => `${kind} ${status}`);
/** Neither server nor system knows more: the mail went out once, and nobody said that it was taken. */
const unanswered = ['ends in the message', 'ends after the message', 'silent after the message'] as const;

describe('a mail server that takes nothing for an hour, and then does', () => {
  it.each<MailServerMood>([
    'resets',
    'silent',
    'greets for ever',
    'closes: 421',
    'later: 451 at the recipient',
    'later: 452 at the message',
    'never: 554 at the message',
    'ends at DATA',
  ])('%s: the applicant is told once, when it is back, and nothing is left to do', async (mood) => {
    const { sink, told, report } = await play({ mood: (now) => (isAway(now) ? mood : 'takes') });
    expect({ told, mails: sink.mails.length }).toEqual({ told: ['INFORMED email'], mails: 1 });
    // At once, after 5 and after 30 minutes in vain; after two hours it is back.
    expect(sink.connections).toBe(4);
    expect(notDone(report.tasks)).toEqual([]);
  });

  it('where the applicant has another channel, that one tells meanwhile, and no mail follows', async () => {
    const { sink, told } = await play({ channels: [email, post], mood: (now) => (isAway(now) ? 'resets' : 'takes') });
    expect({ told, mails: sink.mails.length }).toEqual({ told: ['INFORMED post'], mails: 0 });
  });
});

describe('a mail server whose answer was lost', () => {
  it.each(unanswered)('%s: it is not sent again, and another channel tells', async (mood) => {
    const { sink, told } = await play({ channels: [email, post], mood: (now) => (isAway(now) ? mood : 'takes') });
    expect(told).toEqual(['INFORMED post']);
    expect({ connections: sink.connections, mails: sink.mails.length }).toEqual({ connections: 1, mails: mood === unanswered[0] ? 0 : 1 });
  });

  it.each(unanswered)('%s: it is not sent again, and where there is no other channel a clerk tells', async (mood) => {
    const { sink, told, report } = await play({ mood: (now) => (isAway(now) ? mood : 'takes') });
    expect({ told, connections: sink.connections }).toEqual({ told: ['FAILED email'], connections: 1 });
    expect(notDone(report.tasks)).toEqual(['serve-applicant OPEN']);
  });
});

describe('a mail server that never comes back', () => {
  it('a clerk must tell after the last attempt (C-07), and both that and the duty to tell in three working days are overdue and seen', async () => {
    const { sink, told, report } = await play({ mood: () => 'resets', until: '2026-03-20T10:00:00+08:00' });
    expect({ told, connections: sink.connections }).toEqual({ told: ['FAILED email'], connections: 5 });
    expect(notDone(report.tasks)).toEqual(['serve-applicant OVERDUE', 'notify-applicant OVERDUE']);
  });
});

describe('the system killed (kill -9) while a mail is on its way', () => {
  it('sends no second mail: what became of the first nobody knows, so that another channel tells, and nothing is missing', async () => {
    const { folder, sink } = await workshop();
    sink.mood = () => 'silent after the message';
    const data = join(folder, 'data');
    const file = await writeCase(folder, [email, post], paidAt);
    const killed = spawn(process.execPath, [program, 'start', '--port', '0', '--data', data, '--play', file, ...mailFrom], {
      env: { ...process.env, SMTP_URL: sink.url },
      stdio: 'ignore',
    });
    const exited = once(killed, 'exit');
    const mail = await Promise.race([sink.nextMail(), exited]);
    expect(mail).toEqual(expect.stringContaining('Message-ID:'));
    killed.kill('SIGKILL');
    await exited;

    sink.mood = () => 'takes';
    const again = await startSystemWith({ SMTP_URL: sink.url }, '--data', data, ...mailFrom);
    expect(again.said()).toContain('from court@example.org');
    expect(await end(again, 'SIGTERM')).toBe(0);
    expect(sink.mails).toHaveLength(1);
    expect(await readdir(join(data, 'deliveries'))).toEqual(['post']);
    expect(await readdir(join(data, 'deliveries', 'post'))).toHaveLength(1);
    const { code, out } = await run('reconcile', '--data', data, '--dry-run');
    expect({ code, out: code === 0 ? '' : out }).toEqual({ code: 0, out: '' });
  });
});
