/** An answer as one act of one person: what a signed message of a party says, and what a person at the operations desk does, in one form. */
import type { DocumentFacts, MessageCommand } from '../../../messages/commands.ts';
import type { AnswerStep, InboundMessage, PartnerId, PriorPaid } from '../../../messages/messages.ts';

export type AnswerMessage = Extract<
  InboundMessage,
  { type: 'housing.query.answered' | 'court.query.answered' | 'bank.query.answered' | 'operator.task.answered' }
>;

export interface AnswerAct {
  /** Id of the task; else a word that must fit one open task: its kind, rule, notice or case. */
  task: string;
  /** Which of the tasks that the word fits: of a notice, a version, a case. */
  about: { noticeNumber?: string; version?: number; caseNumber?: string };
  decision: 'accept' | 'reject';
  person: string;
  reason: string;
  /** Absent: the whole act of a party, under its own signature. The desk never acts so. */
  step?: AnswerStep;
  from: PartnerId;
  onBehalfOf?: PartnerId;
  paper?: DocumentFacts;
  priorPaid?: PriorPaid;
  /** Path of the answer in `data`. */
  field: string;
}

/** The acts of a message, in its order. */
export function actsOf(message: AnswerMessage, { from, documents }: Pick<MessageCommand, 'from' | 'documents'>): AnswerAct[] {
  if (message.type === 'operator.task.answered') {
    const { task, decision, by, reason, step = 'confirm', onBehalfOf, priorPaid } = message.data;
    const paper = documents.find(({ field }) => field === 'paper');
    const paperOf = {
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      ...(paper === undefined ? {} : { paper }),
      ...(priorPaid === undefined ? {} : { priorPaid }),
    };
    return [{ task, about: {}, decision, person: by[0] ?? '', reason, step, from, field: 'task', ...paperOf }];
  }
  const { noticeNumber, version, answers, step } = message.data;
  const ofNotice = { ...(noticeNumber === undefined ? {} : { noticeNumber }), ...(version === undefined ? {} : { version }) };
  const ofCase = message.type === 'housing.query.answered' && message.data.caseNumber !== undefined ? message.data.caseNumber : undefined;
  return answers.map(({ rule, task, statement, signedBy, ...answer }, index) => ({
    task: task ?? rule,
    about: { ...ofNotice, ...(ofCase === undefined ? {} : { caseNumber: ofCase }) },
    decision: answer.decision ?? 'accept',
    person: signedBy,
    reason: statement,
    from,
    field: `answers.${index}.${task === undefined ? 'rule' : 'task'}`,
    ...(step === undefined ? {} : { step }),
    ...('priorPaid' in answer && answer.priorPaid !== undefined ? { priorPaid: answer.priorPaid } : {}),
  }));
}
