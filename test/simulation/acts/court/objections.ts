/** 执行异议: a party's through the court, the bank's by its own letter. Each is routed to the court of the case, once, and suspends nothing. */
import type { FreezeBook } from '../../partners/books.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { change } from './ordering.ts';

/** As the court of the case must read it. */
function expectRouted({ book }: Teller, { court, caseNumber }: FreezeBook, from: 'party' | 'bank', ground: string, at: string): void {
  book.objections.add([court, caseNumber, from, ground, at].join('|'));
}

export function objectAsBank(teller: Teller, freeze: FreezeBook, reason: string, caseNumber = freeze.caseNumber): void {
  const { book } = teller;
  const objectedAt = teller.at();
  const objection = { caseNumber, reason, objectedAt };
  teller.expect(teller.write(book.bank, 'bank.order.objected', objection), 'ACCEPTED');
  expectRouted(teller, freeze, 'bank', reason, objectedAt);
}

export const objectionActs: readonly Act[] = [
  change('object', 2, (teller, freeze) => {
    const lodgedAt = teller.at();
    const ground = `该款项不属于被保全人，异议 ${teller.serial()}`;
    const { caseNumber } = freeze;
    teller.expect(
      teller.write(freeze.court, 'court.objection.lodged', { caseNumber, objector: '案外人某某', ground, lodgedAt }),
      'ACCEPTED',
    );
    expectRouted(teller, freeze, 'party', ground, lodgedAt);
    return true;
  }),
  // A number that the case had before is as good.
  change('the bank objects', 1, (teller, freeze) => {
    objectAsBank(teller, freeze, `账户为预售资金监管账户，异议 ${teller.serial()}`, teller.random.pick(freeze.numbers));
    return true;
  }),
];
