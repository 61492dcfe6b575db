/**
 * From an `answer` line to the messages that say it: in the name of the task's owner unless the line says who, each person in a message of their own. The
 * last of them has the id `line-<n>`, so that its receipt says what became of the answer; those before it are `line-<n>-1`, `line-<n>-2` …
 */
import type { ScenarioAnswer } from '../../../shared/contracts/play/scenario.ts';
import { type AccountState, findFreeze, isActive, type Task } from '../../../shared/domain/account/state.ts';
import type { AnswerStep, InboundType, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { sameNumber } from '../../../shared/domain/rules/reading/matching.ts';
import { isSameCase, parseCaseNumber } from '../../../shared/domain/values/identifiers/case-number.ts';

/** An open task that the word of an answer fits, with its account. */
export interface NamedTask {
  state: AccountState;
  task: Task;
}

export interface AnswerDraft {
  from: PartnerId;
  type: InboundType;
  id: string;
  /** Undefined where nobody can say which account it is about. */
  accountNumber: string | undefined;
  data: object;
}

/** Whether a word names the task (contracts §5): its id, kind or rule, or the notice or case that it is about. */
export const isNamed = ({ taskId, kind, rule, noticeNumber, caseNumber }: Task, name: string): boolean =>
  [taskId, kind, rule].includes(name) ||
  (noticeNumber !== undefined && sameNumber(noticeNumber, name)) ||
  (caseNumber !== undefined && isSameCase(caseNumber, name));

export function draftsOfAnswer(line: ScenarioAnswer & { lineNumber: number }, named: readonly NamedTask[]): AnswerDraft[] {
  const exact = named.filter(({ task }) => task.taskId === line.task);
  const fitting = exact.length > 0 ? exact : named;
  const accounts = new Set(fitting.map(({ state }) => state.accountNumber));
  const meant = accounts.size === 1 ? fitting[0] : undefined;
  const persons = line.by.length === 0 ? [''] : line.by;
  return persons.map((person, index) => {
    const isLast = index === persons.length - 1;
    const id = isLast ? `line-${line.lineNumber}` : `line-${line.lineNumber}-${index + 1}`;
    const step = isLast ? 'confirm' : 'propose';
    const desk = isLast ? deskOf(line.as, person) : deskOf(undefined, person);
    return { id, ...(speaksAsDesk(line, meant) ? byDesk(line, meant, { person, step, desk }) : byParty(line, meant, { person, step })) };
  });
}

interface Acting {
  person: string;
  step: AnswerStep;
}

const speaksAsDesk = ({ as }: ScenarioAnswer, meant: NamedTask | undefined): boolean =>
  as === undefined ? meant === undefined || ownerOf(meant) === undefined : as.startsWith('operator:');

/** A name as a partner's code: what no code may have is left out. */
function deskOf(as: string | undefined, person: string): PartnerId {
  if (as?.startsWith('operator:') === true) return as;
  const code = person
    .replace(/[^0-9A-Za-z\u4e00-\u9fff._@-]/gu, '')
    .replace(/^[._@-]+/u, '')
    .slice(0, 64);
  return `operator:${code === '' ? 'nobody' : code}`;
}

function byDesk(
  line: ScenarioAnswer,
  meant: NamedTask | undefined,
  { person, step, desk }: Acting & { desk: PartnerId },
): Omit<AnswerDraft, 'id'> {
  const { task, decision, reason, paper, priorPaid } = line;
  const owner = meant === undefined ? undefined : ownerOf(meant);
  const entered = paper === undefined ? {} : { ...(owner === undefined ? {} : { onBehalfOf: owner }), paper };
  const accountNumber = meant?.state.accountNumber;
  const data = {
    accountNumber: accountNumber ?? 'unknown',
    task,
    decision,
    by: [person],
    reason,
    step,
    ...entered,
    ...(priorPaid === undefined ? {} : { priorPaid }),
  };
  return { from: desk, type: 'operator.task.answered', accountNumber, data };
}

function byParty(line: ScenarioAnswer, meant: NamedTask | undefined, { person, step }: Acting): Omit<AnswerDraft, 'id'> {
  const from = line.as ?? (meant === undefined ? '' : (ownerOf(meant) ?? ''));
  const accountNumber = meant?.state.accountNumber;
  const about = { accountNumber: accountNumber ?? 'unknown' };
  const isId = line.task === meant?.task.taskId;
  const rule = isId ? (meant?.task.rule ?? meant?.task.kind ?? '') : line.task;
  const answer = { rule, ...(isId ? { task: line.task } : {}), statement: line.reason, signedBy: person, decision: line.decision };
  if (from.startsWith('court:')) {
    const caseNumber = meant === undefined ? '' : caseOf(meant, from);
    return { from, type: 'court.query.answered', accountNumber, data: { ...about, caseNumber, answers: [answer], step } };
  }
  const type = from.startsWith('bank:') ? 'bank.query.answered' : 'housing.query.answered';
  const said = type === 'housing.query.answered' && line.priorPaid !== undefined ? { ...answer, priorPaid: line.priorPaid } : answer;
  return { from, type, accountNumber, data: { ...about, answers: [said], step } };
}

/** The partner whose task it is; undefined for the desk's own, and where nobody is registered. */
function ownerOf({ state, task }: NamedTask): PartnerId | undefined {
  const { registration, notices, freezes } = state;
  switch (task.owner) {
    case 'operator':
      return undefined;
    case 'bank':
      return registration === undefined ? undefined : `bank:${registration.bankCode}`;
    case 'housing': {
      const versions = notices.filter(
        ({ noticeNumber, version }) => noticeNumber === task.noticeNumber && (task.version ?? version) === version,
      );
      return versions.at(-1)?.from ?? registration?.registeredBy;
    }
    case 'court': {
      const freeze = task.caseNumber === undefined ? undefined : findFreeze(state, task.caseNumber);
      return freeze?.court ?? courtOfNumber(task.caseNumber) ?? (freezes.find(isActive) ?? freezes.at(-1))?.court;
    }
  }
}

/** Of a case that freezes nothing here: the court that its number names. */
function courtOfNumber(caseNumber: string | undefined): PartnerId | undefined {
  const parsed = parseCaseNumber(caseNumber ?? '');
  return parsed.ok ? `court:${parsed.court}` : undefined;
}

/** The case in whose name a court answers: the task's, else one that it has on the account. */
function caseOf({ state, task }: NamedTask, court: PartnerId): string {
  if (task.caseNumber !== undefined) return task.caseNumber;
  const standingFirst = [...state.freezes.filter(isActive), ...state.freezes];
  return (standingFirst.find((freeze) => freeze.court === court) ?? standingFirst[0])?.caseNumber ?? '';
}
