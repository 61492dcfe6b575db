/**
 * Plays a scenario: its lines one after the other, each worked off to the end (queues empty) before the next, on the scenario's clock. The
 * clock moves from one due instant to the next, so that every freeze, notice and deadline ends at its own time and not at the next line's.
 * A line whose time is before the clock happens when the clock stands: a scenario's time never goes back (contracts §5).
 */
import { profileFromRegistration } from '../../../shared/contracts/play/profile.ts';
import type { ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import type { StreamId } from '../../../shared/domain/aggregate/aggregate.ts';
import type { ChannelKind, Instant, PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { Partner, Register } from '../../../shared/ports/register.ts';
import type { ScenarioClock } from '../system/clock.ts';
import { draftsOfAnswer } from './answers.ts';
import { createDirectory, type Directory } from './directory.ts';
import { demandPartners } from './known-partners.ts';
import { type Letter, type OutgoingMessage, unknownAccount, writeLetter } from './letters.ts';
import { createMessageIds } from './message-ids.ts';
import { registeredKeys } from './registered-keys.ts';
import type { SandboxKeys } from './sandbox-keys.ts';
import { ScenarioFaults } from './scenario-file.ts';

/** What the player needs of the system that it plays into. */
export interface PlayedSystem {
  clock: ScenarioClock;
  ledger: Ledger;
  register: Pick<Register, 'partner' | 'partners' | 'putProfile'>;
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
  stage: PlayedSystem;
  keys: SandboxKeys;
  /** For faults of lines: `FILE`. */
  file: string;
  onLine?: (played: number, total: number, at: Instant) => void;
  /** Keeps the instant that the scenario has come to, so that one that is killed and played again goes on from there: what waits in the queues must not be read before it was sent. */
  keepInstant?: (at: Instant) => Promise<void>;
}

/** What the player posted, and what no queue would take. */
export interface Played {
  /** In the order of the file; a redelivery is posted again and stands once. */
  letters: Letter[];
  faults: string[];
}

/** A stream that is due at the same instant after so many watches is stuck, through a fault of the system; neither the others nor the clock wait for it. */
const watchesOfOneInstantMax = 3;
/** As many at one instant altogether: a stream may ask for one instant after another of the past. */
const roundsMax = 1000;

type Timepiece = Pick<PlayedSystem, 'clock' | 'watchDeadlines' | 'drained'> & { ledger: Pick<Ledger, 'due'> };

/** Moves the clock to `to`, stopping wherever something is due. Returns the streams for which time could not pass. */
export async function moveClock({ clock, ledger, watchDeadlines, drained }: Timepiece, to: Instant): Promise<StreamId[]> {
  const stuck = new Set<StreamId>();
  let last = '';
  let watches = 0;
  let rounds = 0;
  for (;;) {
    const due = (await ledger.due(to, stuck.size + 1)).find(({ stream }) => !stuck.has(stream));
    if (due === undefined) break;
    const now = `${due.stream} ${due.dueAt}`;
    watches = now === last ? watches + 1 : 0;
    rounds = due.dueAt > clock.now() ? 0 : rounds + 1;
    last = now;
    if (watches >= watchesOfOneInstantMax || rounds > roundsMax) {
      stuck.add(due.stream);
      rounds = 0;
      continue;
    }
    clock.advanceTo(due.dueAt);
    await watchDeadlines();
    await drained();
  }
  clock.advanceTo(to);
  return [...stuck];
}

export const stuckSentence = (stream: StreamId): string =>
  `time could not pass for ${stream}: something stays due there however often the deadlines are watched; all others went on. This is a fault of the system, not of the scenario.`;

/** Plays the lines. @throws ScenarioFaults when a partner cannot be registered, or is registered by no line here or in a scenario before. */
export async function playScenario(lines: readonly ScenarioLine[], options: PlayOptions): Promise<Played> {
  const { stage, keys, file, onLine } = options;
  const known = await stage.register.partners();
  demandPartners(lines, new Set(known.map(({ partner }) => partner)), file);
  // Partners of an earlier scenario on the same folder go on signing with the keys that they have there.
  for (const { partner, keys: registered } of known) await keys.resume(partner, registered);
  const player = createPlayer(options);
  for (const [index, line] of lines.entries()) {
    onLine?.(index, lines.length, stage.clock.now());
    await player.play(line);
  }
  onLine?.(lines.length, lines.length, stage.clock.now());
  return player.played();
}

/** Plays one line after the other, and knows what the lines before said. */
export interface Player {
  /** Plays a line and works it off to the end. @throws ScenarioFaults when a partner cannot be registered. */
  play(line: ScenarioLine): Promise<void>;
  /** As of now. */
  played(): Played;
}

export function createPlayer({ stage, keys, file, keepInstant }: PlayOptions): Player {
  const ids = createMessageIds(stage.ledger, file);
  const directory = createDirectory(stage.ledger);
  const letters: Letter[] = [];
  const faults: string[] = [];
  const stuck = new Set<StreamId>();
  /** First letter by the id that the file knows it by. */
  const sent = new Map<string, Letter>();
  const deliver = async (letter: Letter): Promise<void> => {
    try {
      await stage.post(letter);
    } catch (error) {
      faults.push(
        `${file}:${letter.lineNumber}: the queue did not take the message ${letter.messageId}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    await stage.drained();
  };
  const send = async (draft: OutgoingMessage): Promise<void> => {
    const letter = await ids.free(draft, (named) => writeLetter(named, keys));
    letters.push(letter);
    sent.set(draft.id, sent.get(draft.id) ?? letter);
    await deliver(letter);
  };
  return {
    async play(line) {
      if ('at' in line) {
        for (const stream of await moveClock(stage, line.at)) stuck.add(stream);
        await keepInstant?.(stage.clock.now());
      }
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
          const letter = sent.get(line.id);
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
    },
    played: () => ({ letters, faults: [...faults, ...[...stuck].map(stuckSentence)] }),
  };
}

type Line<Kind extends ScenarioLine['kind']> = Extract<ScenarioLine, { kind: Kind }>;

/** Enters a partner, or what a further line changes of it: another key, another validity, a revocation. What the line does not say stays. */
export async function enrol(
  line: Line<'partner'>,
  stage: Pick<PlayedSystem, 'enrol'> & { register: Pick<Register, 'partner'> },
  keys: SandboxKeys,
  file: string,
): Promise<void> {
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

export function profileOf({
  kind: _kind,
  lineNumber: _lineNumber,
  ...registration
}: Line<'profile'>): ReturnType<typeof profileFromRegistration> {
  return profileFromRegistration(registration);
}

async function draftOf(line: Line<'message'>, directory: Directory): Promise<OutgoingMessage> {
  const { lineNumber, at, sentAt = at, from, type, id, data, dataText, signature } = line;
  const subject = (await directory.accountOf(data)) ?? unknownAccount;
  directory.learn(data);
  return { lineNumber, from, type, id, sentAt, dataText, subject, ...(signature === undefined ? {} : { signature }) };
}

async function answersOf(line: Line<'answer'>, directory: Directory): Promise<OutgoingMessage[]> {
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
async function enrolDesk(from: PartnerId, stage: PlayedSystem, keys: SandboxKeys): Promise<void> {
  if (!from.startsWith('operator:')) return;
  const { registered } = await keys.issue(from, { algorithm: 'EdDSA' });
  await stage.enrol({ partner: from, name: from.slice('operator:'.length), keys: [registered] });
}
