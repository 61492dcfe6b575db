/** The words by which an aggregate runs its office while it decides: open and close tasks, start and end deadlines, hold messages, answer, tell. */
import { sha256Hex } from '../aggregate/journal.ts';
import type { MessageCommand } from '../messages/commands.ts';
import type { Instant, PartnerId } from '../messages/messages.ts';
import type { Correlation, OutboundData } from '../messages/outputs.ts';
import { evaluate } from '../rules/all-rules.ts';
import type { FiredRule } from '../rules/engine/finding.ts';
import { fromMillis, toMillis } from '../values/calendar/instants.ts';
import { officialCalendar } from '../values/calendar/official-calendar.ts';
import { deadlineAfter } from '../values/calendar/working-days.ts';
import type { MessageRecorded, OfficeEvent, TaskDone, TaskOpened, Telling } from './events.ts';
import type { TaskKinds } from './kinds.ts';
import { isOpen, type OfficeState } from './state.ts';
import type { About, Duty, HeldMessage, Task } from './things.ts';

/** A decision in progress, as far as its office sees it. */
interface OfficeTurn<Kind extends string, Message> {
  readonly state: OfficeState<Kind, Message>;
  readonly now: Instant;
}

interface House<Kind extends string, Message, Turn> {
  kinds: TaskKinds<Kind>;
  /** Takes the event down and folds it into the turn's state at once. */
  emit(turn: Turn, event: OfficeEvent<Kind, Message>): void;
  /** What its tasks and deadlines are named after: the number of the account. */
  nameOf(turn: Turn): string;
  /** What whoever is told finds it again by, beside what a task is about. */
  correlationOf(turn: Turn): Correlation;
}

/** A message on its way into the aggregate. */
export type Incoming<Message> = Omit<MessageCommand, 'message'> & { message: Message };

type NewDuty<Kind extends string> = Pick<Duty<Kind>, 'kind' | 'owner' | 'workingDays' | 'startedAt'> & About & { subject?: string };
type Dates = Pick<Duty<string>, 'warnAt' | 'dueAt' | 'provisional' | 'calendarVersion'>;

/** An id that says the same thing for the same cause, short and in visible ASCII. */
export const idOf = (kind: string, ...cause: readonly (string | number)[]): string =>
  `${kind}-${sha256Hex(cause.join('\u0000')).slice(0, 24)}`;

/** Deadlines in working days (contracts §4.7): they warn at 80 %, are overdue at 100 %, and never block a lawful payment. */
export function schedule(startedAt: Instant, workingDays: number): Dates {
  const { dueAt, provisional } = deadlineAfter(startedAt, workingDays);
  const start = toMillis(startedAt);
  return {
    dueAt,
    provisional,
    warnAt: fromMillis(start + Math.floor((toMillis(dueAt) - start) * 0.8)),
    calendarVersion: officialCalendar.version,
  };
}

type ToldOfTask = { [T in 'release.task.opened' | 'release.task.closed']: { type: T; data: OutboundData[T] } }[
  | 'release.task.opened'
  | 'release.task.closed'];

const aboutOf = ({ caseNumber, noticeNumber }: About): Pick<About, 'caseNumber' | 'noticeNumber'> => ({
  ...(caseNumber === undefined || caseNumber === '' ? {} : { caseNumber }),
  ...(noticeNumber === undefined || noticeNumber === '' ? {} : { noticeNumber }),
});

function openedData(task: Task<string>): OutboundData['release.task.opened'] {
  const { taskId, kind, rule, dueAt } = task;
  return { taskId, kind, ...(rule === undefined ? {} : { rule }), ...aboutOf(task), ...(dueAt === undefined ? {} : { dueAt }) };
}

function closedData({ taskId, kind }: Task<string>, { decision, by }: TaskDone): OutboundData['release.task.closed'] {
  const how = decision === undefined ? 'done' : decision === 'accept' ? 'accepted' : 'rejected';
  return { taskId, kind, how, ...(by === undefined ? {} : { by }) };
}

export function createOffice<Kind extends string, Message, Turn extends OfficeTurn<Kind, Message>>({
  kinds,
  emit,
  nameOf,
  correlationOf,
}: House<Kind, Message, Turn>) {
  const tell = (turn: Turn, telling: Telling): void => emit(turn, { type: 'PartnerTold', at: turn.now, telling });

  /** Its rule is that of its kind unless it names another. Returns the id. */
  function openTask(turn: Turn, given: Omit<Task<Kind>, 'taskId' | 'status'>, dutyId?: string): string {
    const { rule = kinds[given.kind].rule } = given;
    const taskId = `${nameOf(turn)}-t${turn.state.taskCount + 1}`;
    const task: Task<Kind> = { taskId, ...given, ...(rule === undefined ? {} : { rule }), status: 'OPEN' };
    emit(turn, { type: 'TaskOpened', task, ...(dutyId === undefined ? {} : { dutyId }) });
    return taskId;
  }

  function closeTasks(turn: Turn, which: (task: Task<Kind>) => boolean): void {
    for (const task of turn.state.tasks.filter((entry) => isOpen(entry) && which(entry)))
      emit(turn, { type: 'TaskDone', taskId: task.taskId, at: turn.now });
  }

  /** Starts a deadline; the rules about periods that fired (T-01) stand with it, and are returned for a receipt. */
  function startDuty(turn: Turn, given: NewDuty<Kind>): FiredRule[] {
    const { rule } = kinds[given.kind];
    if (rule === undefined) throw new Error(`no rule sets a deadline for ${given.kind}: name it in the table of task kinds`);
    const { kind, caseNumber = '', noticeNumber = '', version = '', bankSerial = '', startedAt } = given;
    const dutyId = idOf('duty', nameOf(turn), kind, caseNumber, noticeNumber, version, bankSerial, startedAt);
    if (turn.state.duties.some((entry) => entry.dutyId === dutyId)) return [];
    const dates = schedule(startedAt, given.workingDays);
    const { dueAt: end, provisional } = dates;
    const fired = evaluate('period', { unit: 'working-day', start: startedAt, end, provisional, endsOnHoliday: false, rolled: false });
    emit(turn, { type: 'DutyStarted', duty: { dutyId, ...given, rule, ...dates }, ...(fired.length === 0 ? {} : { fired }) });
    return fired;
  }

  /** Ends deadlines that were met, and the tasks that came of them. */
  function endDuties(turn: Turn, which: (duty: Pick<Duty<Kind>, 'kind'> & About) => boolean): void {
    for (const duty of turn.state.duties.filter(which)) emit(turn, { type: 'DutyEnded', dutyId: duty.dutyId });
    closeTasks(turn, (task) => kinds[task.kind].nature === 'deadline' && which(task));
  }

  /** 80 % of a deadline: a task; or the deadline itself moves because the official calendar has come out (T-01). */
  function warn(turn: Turn, duty: Duty<Kind>): void {
    const { dutyId } = duty;
    if (duty.provisional && duty.calendarVersion !== officialCalendar.version)
      return emit(turn, { type: 'DutyRescheduled', dutyId, ...schedule(duty.startedAt, duty.workingDays) });
    const { kind, owner, rule, dueAt, caseNumber, noticeNumber, version, bankSerial } = duty;
    const about = {
      ...(caseNumber === undefined ? {} : { caseNumber }),
      ...(noticeNumber === undefined ? {} : { noticeNumber }),
      ...(version === undefined ? {} : { version }),
      ...(bankSerial === undefined ? {} : { bankSerial }),
    };
    openTask(turn, { kind, owner, rule, dueAt, subject: dutyId, ...about }, dutyId);
  }

  /** 100 %: overdue, and its deadline, if it came of one, has run out. It blocks nothing. */
  function miss(turn: Turn, { taskId, subject }: Task<Kind>): Duty<Kind> | undefined {
    emit(turn, { type: 'TaskOverdue', taskId, at: turn.now });
    const duty = turn.state.duties.find(({ dutyId }) => dutyId === subject);
    if (duty !== undefined) emit(turn, { type: 'DutyEnded', dutyId: duty.dutyId });
    return duty;
  }

  /** Keeps a message until its task is answered; with an instant, until then. */
  function keep(turn: Turn, command: Incoming<Message>, taskId: string, effectiveAt?: Instant): void {
    const { messageId, from, sentAt, receivedAt, digest, message, documents } = command;
    const held: HeldMessage<Message> = { taskId, messageId, from, sentAt, receivedAt, digest, message, documents };
    emit(turn, { type: 'MessageHeld', held: effectiveAt === undefined ? held : { ...held, effectiveAt } });
  }

  /** The held message as a command of now; it leaves the list of those that wait. */
  function takeHeld(turn: Turn, taskId: string): Incoming<Message> | undefined {
    const held = turn.state.heldMessages.find((entry) => entry.taskId === taskId);
    if (held === undefined) return undefined;
    emit(turn, { type: 'HeldMessageSettled', taskId, applied: true });
    const { messageId, from, sentAt, digest, message, documents } = held;
    return { kind: 'message', messageId, from, sentAt, receivedAt: turn.now, digest, message, documents, fired: [] };
  }

  /** It never takes effect. */
  const dropHeld = (turn: Turn, taskId: string): void => emit(turn, { type: 'HeldMessageSettled', taskId, applied: false });

  /** The receipt of a message. */
  function receipt(
    turn: Turn,
    { messageId, from, digest, sentAt }: Omit<Incoming<unknown>, 'message'>,
    said: Pick<MessageRecorded, 'messageType' | 'outcome' | 'fired' | 'correlation' | 'book' | 'waitsUntil' | 'seals'>,
  ): MessageRecorded {
    return { type: 'MessageRecorded', messageId, from, digest, sentAt, at: turn.now, ...said };
  }

  /**
   * The owner of each task that was opened or closed hears of it (contracts §3). Looked at once, when the command has been decided, so that no place that
   * opens a task can forget it.
   *
   * @param before the tasks before the command
   */
  function tellOfTasks(
    turn: Turn,
    before: readonly Task<Kind>[],
    happened: readonly { type: string }[],
    ownersOf: (turn: Turn, task: Task<Kind>) => readonly PartnerId[],
  ): void {
    const tellOwners = (task: Task<Kind>, said: ToldOfTask): void => {
      const correlation = { ...aboutOf(task), ...correlationOf(turn) };
      for (const to of ownersOf(turn, task)) tell(turn, { to, correlation, ...said });
    };
    const opened = happened.filter((event): event is TaskOpened<Kind> => event.type === 'TaskOpened');
    const done = happened.filter((event): event is TaskDone => event.type === 'TaskDone');
    const isNew = new Set(opened.map(({ task }) => task.taskId));
    const isOver = new Set(done.map(({ taskId }) => taskId));
    // What began and ended in one go asked nobody for anything.
    for (const { task } of opened) if (!isOver.has(task.taskId)) tellOwners(task, { type: 'release.task.opened', data: openedData(task) });
    for (const event of done) {
      const task = before.find(({ taskId }) => taskId === event.taskId);
      if (task !== undefined && !isNew.has(task.taskId)) tellOwners(task, { type: 'release.task.closed', data: closedData(task, event) });
    }
  }

  return { tell, tellOfTasks, openTask, closeTasks, startDuty, endDuties, warn, miss, keep, takeHeld, dropHeld, receipt };
}
