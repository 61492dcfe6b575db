/**
 * Plays a scenario: its lines one after the other, each worked off to the end (queues empty) before the next, on the scenario's clock. The
 * clock moves from one due instant to the next, so that every freeze, notice and deadline ends at its own time and not at the next line's.
 * A line whose time is before the clock happens when the clock stands: a scenario's time never goes back (contracts §5).
 */
import { profileFromRegistration } from '../../../shared/contracts/play/profile.ts';
import type { ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import type { ChannelKind, Instant, PartnerId } from '../../../shared/domain/messages.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { Partner, Register } from '../../../shared/ports/register.ts';
import type { ScenarioClock } from '../clock.ts';
import { draftsOfAnswer } from './answers.ts';
import { createDirectory, type Directory } from './directory.ts';
import { type Draft, type Letter, unknownAccount, writeLetter } from './letters.ts';
import { registeredKeys } from './registered-keys.ts';
import type { SandboxKeys } from './sandbox-keys.ts';
import { ScenarioFaults } from './scenario-file.ts';

/** What the player needs of the system that it plays into. */
export interface Stage {
  clock: ScenarioClock;
  ledger: Ledger;
  register: Pick<Register, 'partner' | 'putProfile'>;
  /** Enters a partner into the register and gives it a reply queue. */
  enrol(partner: Partner): Promise<void>;
  planFault(channel: ChannelKind, times: number): void;
  /** Puts a letter into its queue, as its sender would. Rejects when the queue does not take it. */
  post(letter: Letter): Promise<void>;
  /** Resolves when no message waits, is in flight or is being handled. */
  drained(): Promise<void>;
  /** Lets happen what is due on the clock. */
  watchDeadlines(): Promise<void>;
}

export interface PlayOptions {
  stage: Stage;
  keys: SandboxKeys;
  /** For faults of lines: `FILE`. */
  file: string;
  onLine?: (played: number, total: number, at: Instant) => void;
}

/** What the player posted, and what no queue would take. */
export interface Played {
  /** In the order of the file; a redelivery is posted again and stands once. */
  letters: Letter[];
  faults: string[];
}

/** The same instant may become due again and again only through a fault in the core; the play must not hang on it. */
const roundsAtOneInstantMax = 1000;

type Timepiece = Pick<Stage, 'clock' | 'watchDeadlines' | 'drained'> & { ledger: Pick<Ledger, 'nextDue'> };

/** Moves the clock to `to`, stopping wherever something is due. */
export async function passTime({ clock, ledger, watchDeadlines, drained }: Timepiece, to: Instant): Promise<void> {
  let rounds = 0;
  for (let due = await ledger.nextDue(); due !== undefined && due <= to; due = await ledger.nextDue()) {
    rounds = due > clock.now() ? 0 : rounds + 1;
    if (rounds > roundsAtOneInstantMax)
      throw new Error(
        `something stays due at ${due} however often the deadlines are watched; this is a fault of the system, not of the scenario`,
      );
    clock.advanceTo(due);
    await watchDeadlines();
    await drained();
  }
  clock.advanceTo(to);
}

/** Plays the lines. @throws ScenarioFaults when a partner cannot be registered. */
export async function playScenario(lines: readonly ScenarioLine[], { stage, keys, file, onLine }: PlayOptions): Promise<Played> {
  const directory = createDirectory(stage.ledger);
  const played: Played = { letters: [], faults: [] };
  const deliver = async (letter: Letter): Promise<void> => {
    try {
      await stage.post(letter);
    } catch (error) {
      played.faults.push(
        `${file}:${letter.lineNumber}: the queue did not take the message ${letter.messageId}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    await stage.drained();
  };
  const send = async (draft: Draft): Promise<void> => {
    const letter = await writeLetter(draft, keys);
    played.letters.push(letter);
    await deliver(letter);
  };
  for (const [index, line] of lines.entries()) {
    onLine?.(index, lines.length, stage.clock.now());
    if ('at' in line) await passTime(stage, line.at);
    switch (line.kind) {
      case 'partner':
        await enrol(line, stage, keys, file);
        break;
      case 'profile':
        await stage.register.putProfile(profileOf(line));
        break;
      case 'fault':
        stage.planFault(line.channel, line.times);
        break;
      case 'message':
        await send(await draftOf(line, directory));
        break;
      case 'redeliver': {
        const letter = played.letters.find(({ messageId }) => messageId === line.id);
        if (letter !== undefined) await deliver(letter);
        break;
      }
      case 'answer':
        for (const draft of await answersOf(line, directory)) {
          await enrolDesk(draft.from, stage, keys);
          await send(draft);
        }
        break;
      case 'until':
      case 'nothing':
        break;
    }
  }
  onLine?.(lines.length, lines.length, stage.clock.now());
  return played;
}

type Line<Kind extends ScenarioLine['kind']> = Extract<ScenarioLine, { kind: Kind }>;

/** Enters a partner, or what a further line changes of it: another key, another validity, a revocation. What the line does not say stays. */
async function enrol(line: Line<'partner'>, stage: Stage, keys: SandboxKeys, file: string): Promise<void> {
  const { partner, uscc, relatedTo } = line;
  const before = await stage.register.partner(partner);
  const name = line.name ?? before?.name ?? partner;
  const registered = await registeredKeys(line, before?.keys ?? [], keys).catch((error: unknown) => {
    throw new ScenarioFaults([`${file}:${line.lineNumber}: register: ${error instanceof Error ? error.message : String(error)}`]);
  });
  await stage.enrol({
    ...before,
    partner,
    name,
    ...(uscc === undefined ? {} : { uscc }),
    ...(relatedTo === undefined ? {} : { relatedTo }),
    keys: registered,
  });
}

function profileOf({ kind: _kind, lineNumber: _lineNumber, ...registration }: Line<'profile'>): ReturnType<typeof profileFromRegistration> {
  return profileFromRegistration(registration);
}

async function draftOf(line: Line<'message'>, directory: Directory): Promise<Draft> {
  const { lineNumber, at, sentAt = at, from, type, id, data, dataText, signature } = line;
  const subject = (await directory.accountOf(data)) ?? unknownAccount;
  directory.learn(data);
  return { lineNumber, from, type, id, sentAt, dataText, subject, ...(signature === undefined ? {} : { signature }) };
}

async function answersOf(line: Line<'answer'>, directory: Directory): Promise<Draft[]> {
  const { lineNumber, at } = line;
  return draftsOfAnswer(line, await directory.tasksNamed(line.task)).map(({ accountNumber, data, ...draft }) => ({
    ...draft,
    lineNumber,
    sentAt: at,
    dataText: JSON.stringify(data),
    subject: accountNumber ?? unknownAccount,
  }));
}

/** Whoever answers from the operations desk is at the desk because the scenario says so; a partner must have been registered. */
async function enrolDesk(from: PartnerId, stage: Stage, keys: SandboxKeys): Promise<void> {
  if (!from.startsWith('operator:')) return;
  const { registered } = await keys.issue(from, { algorithm: 'EdDSA' });
  await stage.enrol({ partner: from, name: from.slice('operator:'.length), keys: [registered] });
}
