/** Everything that a story may be made of. */
import type { Act } from '../partners/teller.ts';
import { movementActs } from './bank/movements.ts';
import { paymentActs } from './bank/payments.ts';
import { refusalActs } from './bank/refusals.ts';
import { returnActs } from './bank/returns.ts';
import { voucherActs } from './bank/vouchers.ts';
import { wrongPaymentActs } from './bank/wrong-payments.ts';
import { bankruptcyActs } from './court/bankruptcy.ts';
import { deductionActs } from './court/deductions.ts';
import { dossierActs } from './court/dossiers.ts';
import { freezeActs } from './court/freezes.ts';
import { objectionActs } from './court/objections.ts';
import { oddOrderActs } from './court/odd-orders.ts';
import { otherOrganActs } from './court/other-organs.ts';
import { suspensionActs } from './court/suspensions.ts';
import { accountActs } from './housing/account.ts';
import { answerActs } from './housing/answers.ts';
import { flawActs } from './housing/flaws.ts';
import { noticeActs } from './housing/notices.ts';
import { paperActs } from './housing/papers.ts';
import { partyActs } from './housing/parties.ts';
import { refundActs } from './housing/refunds.ts';
import { versionActs } from './housing/versions.ts';
import { outOfOrderActs } from './out-of-order.ts';
import { strangerActs } from './strangers.ts';

export const everyAct: readonly Act[] = [
  ...[paymentActs, returnActs, wrongPaymentActs, voucherActs, movementActs, refusalActs],
  ...[freezeActs, oddOrderActs, otherOrganActs, deductionActs, suspensionActs, bankruptcyActs, dossierActs, objectionActs],
  ...[noticeActs, flawActs, partyActs, refundActs, versionActs, paperActs, answerActs, accountActs],
  ...[outOfOrderActs, strangerActs],
].flat();
