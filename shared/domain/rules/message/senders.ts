/** M-07, M-08: who may send what, and who may loosen a freeze. At the gate, and once more where the account must be known. */
import { findFreeze } from '../../account/state.ts';
import type { PartnerKind } from '../../messages/messages.ts';
import { parseCaseNumber } from '../../values/identifiers/case-number.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { FreezeChangeInput } from '../engine/moments.ts';
import type { AnsweringInput, CaseActInput } from '../engine/questions.ts';
import { courtCodeOf, speaksFor } from '../reading/courts.ts';
import { named, say, shown } from '../reading/wording.ts';

const kinds: ReadonlySet<string> = new Set<PartnerKind>(['bank', 'housing', 'court', 'operator']);
const kindNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  bank: ['银行', 'bank'],
  housing: ['住房城乡建设主管部门', 'housing authority'],
  court: ['人民法院', 'court'],
  operator: ['平台运营方', 'operator'],
};
const kindName = (kind: string): readonly [zh: string, en: string] => kindNames[kind] ?? [kind, kind];

/** Kind of partner in `urn:presale:<kind>:<code>`; undefined when there is none that exists. */
function kindOfSource(source: string | undefined): string | undefined {
  const kind = source === undefined ? undefined : /^(?:urn:presale:)?([a-z]+):/u.exec(source)?.[1];
  return kind !== undefined && kinds.has(kind) ? kind : undefined;
}

/** `housing.notice.issued` of `presale.housing.notice.issued.v1`. */
const shortType = (type: string | undefined): string => (type ?? '').replace(/^presale\./u, '').replace(/\.v\d+$/u, '');

const sends = (sender: string, type: string): Words =>
  say(`${kindName(sender)[0]}发送“${type}”`, `“${type}” from a ${kindName(sender)[1]}`);
const throughQueueOf = (sender: string, queue: string): Words =>
  say(`${kindName(sender)[0]}经${kindName(queue)[0]}队列发送`, `a ${kindName(sender)[1]} through the queue of a ${kindName(queue)[1]}`);
const ownQueue = (sender: string): Words => say(`${kindName(sender)[0]}队列`, `the queue of a ${kindName(sender)[1]}`);

const senderMaySend = rule({
  id: 'M-07',
  text: {
    zh: '发送单位无权发送此类消息',
    en: 'The sender may not send this type of message',
    doZh: '请由有权单位经本单位队列发送',
    doEn: 'The partner whose act this is must send it through its own queue',
  },
  evaluate: {
    caseAct: strangerToCase,
    deductingCourt: ({ freeze, from }) => (freeze === undefined || speaksFor(from, freeze.court) ? undefined : notItsCourt(from)),
    answering: strangerToAnswer,
    noticeChange: ({ notice, from }) => (notice === undefined || notice.from === from ? undefined : { found: from, expected: notice.from }),
    intake: ({ identity, queueKind }) => {
      const sender = kindOfSource(identity.source);
      if (sender === undefined) return undefined;
      const typeKind = shortType(identity.type).split('.')[0] ?? '';
      if (kinds.has(typeKind) && typeKind !== sender)
        return { found: sends(sender, named(identity.type ?? '')), expected: say(...kindName(typeKind)), field: 'type' };
      return sender === queueKind ? undefined : { found: throughQueueOf(sender, queueKind), expected: ownQueue(sender), field: 'source' };
    },
  },
});

/** Acts that end a freeze or make it smaller. Renewal, conversion and transfer leave it as it is. */
const looseningTypes: ReadonlySet<string> = new Set(['court.freeze.lifted', 'court.freeze.reduced', 'court.security.accepted']);

/**
 * 民诉解释 165: while a preservation stands, only the court that ordered it or its superior lifts it. A converted freeze is in the hands of the court
 * that took it over.
 */
const onlyItsCourtLoosens = rule({
  id: 'M-08',
  text: {
    zh: '解除、减少冻结或变更其案号，只能由作出裁定的法院或其上级法院决定',
    en: 'Only the deciding court or its superior lifts or reduces a freeze or moves it to another number',
    doZh: '冻结不变；请核对案号和账户，由作出裁定的法院或其上级法院发送',
    doEn: 'Freezes stay as they are; check case number and account, and have the deciding court or its superior send it',
  },
  evaluate: {
    intake: ({ identity }) => {
      const sender = kindOfSource(identity.source);
      if (sender === undefined || sender === 'court' || !looseningTypes.has(shortType(identity.type))) return undefined;
      return { found: shown(identity.source ?? ''), expected: say('人民法院', 'a court'), field: 'source' };
    },
    freezeChange: (input) => (looseningTypes.has(input.message.type) || movesCase(input) ? findStranger(input) : undefined),
  },
});

/** Whoever moves a case to another number decides who may loosen the freeze afterwards. */
const movesCase = ({ message, freeze }: FreezeChangeInput): boolean =>
  freeze !== undefined && (message.type === 'court.case.converted' || message.type === 'court.case.transferred');

/** The court that takes the case over may say so, under a number of its own. */
function isReceivingCourt(message: FreezeChangeInput['message'], from: string): boolean {
  if (message.type !== 'court.case.converted' && message.type !== 'court.case.transferred') return false;
  const parsed = parseCaseNumber(message.data.newCaseNumber);
  return parsed.ok && parsed.court === courtCodeOf(from);
}

const noSuchFreeze = (caseNumber: string): Words => say(`本账户没有“${caseNumber}”的冻结`, `this account has no freeze of “${caseNumber}”`);

function findStranger({ message, from, freeze }: FreezeChangeInput): Finding | undefined {
  if (freeze === undefined) return { found: noSuchFreeze(named(message.data.caseNumber)), field: 'caseNumber' };
  if (speaksFor(from, freeze.court) || isReceivingCourt(message, from)) return undefined;
  // The stranger is not told whose the freeze is by now: no case sees another's data.
  return { found: from, field: 'source' };
}

const itsCourt = say('该案的法院或其上级法院', 'the court of the case, or its superior');

/**
 * A court speaks for its own cases and those of the courts below it; the court that takes a case over may say so itself. Who may lift or stop is M-08 and
 * F-21; this is about the rest: terms, applicants, numbers. Whose case it is stays unsaid.
 */
function strangerToCase({ message, from, freeze }: CaseActInput): Finding | undefined {
  if (freeze === undefined || speaksFor(from, freeze.court)) return undefined;
  if (message.type === 'court.case.converted' || message.type === 'court.case.transferred') {
    const parsed = parseCaseNumber(message.data.newCaseNumber);
    if (parsed.ok && speaksFor(from, `court:${parsed.court}`)) return undefined;
  }
  return notItsCourt(from);
}

const notItsCourt = (from: string): Finding => ({ found: from, expected: itsCourt, field: 'caseNumber' });

/** Another court's case; or a task of another partner of the same kind: another authority's notice, another court's case. */
function strangerToAnswer(input: AnsweringInput): Finding | undefined {
  const { from, state } = input;
  if (input.about === 'case') {
    const freeze = findFreeze(state, input.caseNumber);
    return freeze === undefined || speaksFor(from, freeze.court) ? undefined : notItsCourt(from);
  }
  if (input.about !== 'task' || input.owners === undefined) return undefined;
  const { owners, field, kind } = input;
  const isOwner = kind === 'operator' || owners.some((owner) => owner === from || (kind === 'court' && speaksFor(from, owner)));
  const expected = owners.join(', ');
  return isOwner ? undefined : { found: from, field, ...(expected === '' ? {} : { expected }) };
}

export const senderRules: readonly Rule[] = [senderMaySend, onlyItsCourtLoosens];
