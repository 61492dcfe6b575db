/** Held rules are answered by their owner (contracts §4.7): the authority its own, the desk, two persons, what the platform owns, and nobody else's. */
import { letGo, type NoticeBook } from '../../partners/books.ts';
import { desks } from '../../partners/people.ts';
import type { Act, Teller } from '../../partners/teller.ts';

const isAsked = ({ status, ready }: NoticeBook): boolean => status === 'held' && ready !== true;
const heldBy = ({ book }: Teller, owner: string): NoticeBook | undefined =>
  book.notices.find((notice) => isAsked(notice) && notice.fault?.startsWith(owner) === true && notice.fault !== 'N-19');
/** The rules that its receipt named and that are this owner's. */
const asked = ({ letter, fault }: NoticeBook, owner: string): string[] =>
  letter?.rules?.filter((rule) => rule.startsWith(owner)) ?? [fault ?? ''];

function answer(teller: Teller, held: NoticeBook): void {
  const { noticeNumber, version } = held;
  // Everything that the receipt named and that is the authority's own.
  const answers = [...new Set(asked(held, 'S-'))].map((rule) => ({ rule, statement: '情况属实，同意支付', signedBy: '李屹' }));
  const { housing } = teller.book.city;
  teller.expect(
    teller.office.write(housing, 'housing.query.answered', teller.book.accountNumber, { noticeNumber, version, answers }),
    'ACCEPTED',
  );
  noteAnswered(teller, held);
}

function noteAnswered({ book }: Teller, held: NoticeBook): void {
  held.ready = true;
  letGo(book, held);
}

/** N-17 is the platform's: one person proposes, another confirms. The same person twice is one. */
function desk(teller: Teller, held: NoticeBook): void {
  const decision = { task: 'N-17', decision: 'accept', reason: '核对原件无误' } as const;
  teller.expect(teller.write(desks[0], 'operator.task.answered', { ...decision, by: ['甲'], step: 'propose' }), 'ACCEPTED');
  if (teller.random.chance(0.5))
    teller.next(() => {
      teller.expect(teller.write(desks[0], 'operator.task.answered', { ...decision, by: ['甲'], step: 'confirm' }), 'REJECTED', 'A-01');
    });
  teller.next(() => {
    teller.expect(teller.write(desks[1], 'operator.task.answered', { ...decision, by: ['乙'], step: 'confirm' }), 'ACCEPTED');
    noteAnswered(teller, held);
  });
}

/** What else the notice ran into would still hold it: these books follow what has one fault. */
const hasOneFault = ({ letter, fault }: NoticeBook): boolean => {
  const named = (letter?.rules ?? []).filter((rule) => rule !== 'N-16' && rule !== 'F-04' && rule !== fault);
  return named.every((rule) => rule.startsWith('S-'));
};

export const answerActs: readonly Act[] = [
  {
    name: 'answer',
    weight: 3,
    perform: (teller) => {
      const held = heldBy(teller, 'S-');
      if (held === undefined || teller.book.holds.size > 0 || teller.book.suspended || !hasOneFault(held)) return false;
      answer(teller, held);
      return true;
    },
  },
  {
    name: 'desk answers',
    weight: 2,
    perform: (teller) => {
      const held = heldBy(teller, 'N-17');
      const open = teller.book.notices.filter((notice) => isAsked(notice) && notice.fault === 'N-17');
      if (held === undefined || open.length !== 1 || teller.book.holds.size > 0 || teller.book.suspended || !hasOneFault(held))
        return false;
      desk(teller, held);
      return true;
    },
  },
  {
    name: 'desk answers in haste',
    weight: 1,
    wild: true,
    perform: (teller) => {
      const held = heldBy(teller, 'N-');
      if (held?.fault === undefined) return false;
      const decision = { task: held.fault, decision: teller.random.pick(['accept', 'reject']), reason: '核对原件无误' };
      teller.write(desks[0], 'operator.task.answered', { ...decision, by: ['甲'], step: 'propose' });
      if (teller.random.chance(0.8)) teller.write(desks[1], 'operator.task.answered', { ...decision, by: ['乙'], step: 'confirm' });
      held.status = 'over';
      return true;
    },
  },
  {
    name: 'answer to nothing',
    weight: 0.6,
    perform: (teller) => {
      const decision = { task: 'no-such-task', decision: 'accept', reason: '核对原件无误', by: ['甲'], step: 'propose' };
      teller.expect(teller.write(desks[0], 'operator.task.answered', decision), 'REJECTED', 'A-01');
      return true;
    },
  },
];
