/**
 * An automatic bank: it pays what is authorised and still stands when it pays, never more than is left, and reports each booking with its voucher. Chance
 * decides who is paid late, in parts, out of a queue, refused or gets the money back.
 */
import { reasonCodes } from '../../../shared/domain/account/tables/reason-codes.ts';
import { type Line, type Order, openBooks, type Payment } from './bank-books.ts';
import type { Behaviour } from './behaviour.ts';
import { answered, delayOf, sent } from './common.ts';
import { at, type Heard, type Party, type Planned, type Speech, type Told, type World } from './party.ts';
import {
  authorised,
  deductionDecided,
  freezeChanged,
  ofNotice,
  receipt,
  toldOfAccount,
  toldOfNotice,
  toldOfSerial,
  toldOfVoucher,
  type VoucherAsked,
} from './readings.ts';

interface Wish {
  refuse?: string;
  payFen?: number;
  hold?: boolean;
  queue?: boolean;
  voucher?: VoucherAsked;
}
export function createBank(world: World, behaviour: Behaviour): Party {
  const books = openBooks(world);
  const { orders, payments, standing, pay, settle, undo, correctVoucher } = books;
  const wishes = new Map<string, Wish>();
  const executed = new Set<string>();
  const chance = (share: number): boolean => share > 0 && world.random() < share;
  const wait = (): number => delayOf(behaviour, world.random) + (chance(behaviour.late) ? behaviour.lateMs : 0);

  const refusal = (noticeNumber: string, { accountNumber }: Order, line: number, reasonCode: string): Speech => ({
    type: 'bank.payment.refused',
    id: world.nextId('refusal'),
    accountNumber,
    data: { accountNumber, noticeNumber, line, reasonCode, reason: reasonOf(reasonCode), refusedAt: world.now() },
  });

  const planOf = (noticeNumber: string, order: Order, { line, remainingFen }: Line): Planned[] => {
    const wish = wishes.get(noticeNumber) ?? {};
    if (remainingFen <= 0 || wish.hold === true) return [];
    const { version } = order;
    const payNow = (afterMs: number, mostFen: number, status: Payment['status'] = 'SETTLED'): Planned =>
      at(afterMs, () => pay(noticeNumber, version, line, mostFen, status, wish.voucher));
    const code = wish.refuse ?? (chance(behaviour.refuse) ? codeBy(world.random()) : undefined);
    if (code !== undefined)
      return [at(wait(), () => (standing(noticeNumber, version) === undefined ? [] : [refusal(noticeNumber, order, line, code)]))];
    if (wish.payFen !== undefined) return [payNow(wait(), wish.payFen)];
    if (wish.queue === true) return [payNow(wait(), remainingFen, 'QUEUED')];
    const afterMs = wait();
    if (order.partialAllowed && remainingFen > 1 && chance(behaviour.part)) {
      const firstFen = Math.max(1, Math.floor(remainingFen / 3));
      return [payNow(afterMs, firstFen), payNow(afterMs + wait(), remainingFen - firstFen)];
    }
    if (!chance(behaviour.queued)) return [payNow(afterMs, remainingFen)];
    let serial: string | undefined;
    const queued = at(afterMs, async () => {
      const speeches = await pay(noticeNumber, version, line, remainingFen, 'QUEUED');
      serial = books.serialOf(speeches[0]?.id ?? '');
      return speeches;
    });
    return [queued, at(afterMs + wait(), () => (serial === undefined ? [] : settle(serial)))];
  };
  const carryOut = (noticeNumber: string): Planned[] => {
    const order = orders.get(noticeNumber);
    return order === undefined || order.isStopped ? [] : order.lines.flatMap((line) => planOf(noticeNumber, order, line));
  };

  const onReceipt = (data: unknown): Planned[] => {
    const read = receipt.safeParse(data);
    const serial = read.success ? books.serialOf(read.data.messageId) : undefined;
    const payment = serial === undefined ? undefined : payments.get(serial);
    if (serial === undefined || payment === undefined) return [];
    payment.isAnswered = true;
    if (payment.status === 'QUEUED' || !chance(behaviour.return)) return [];
    const how = world.random() < 0.7 ? 'returned' : 'reversed';
    return [at(wait(), () => undo(serial, how))];
  };
  const onFreeze = (data: unknown): Planned[] => {
    const read = freezeChanged.safeParse(data);
    if (!read.success || read.data.change !== 'ordered') return [];
    const { freeze, correlation } = read.data;
    const { accountNumber } = correlation;
    const name = `${freeze.caseNumber} ${accountNumber}`;
    if (accountNumber === undefined || executed.has(name)) return [];
    executed.add(name);
    const executedOrder = (): Speech => ({
      type: 'bank.freeze.executed',
      id: world.nextId('executed'),
      accountNumber,
      data: {
        caseNumber: freeze.caseNumber,
        accountNumber,
        result: 'controlled',
        quotaFen: freeze.quotaFen ?? freeze.controlledFen,
        controlledFen: freeze.controlledFen,
        receiptNumber: world.nextId('HZ'),
        executedAt: world.now(),
      },
    });
    return [at(delayOf(behaviour, world.random), () => [executedOrder()])];
  };
  const onDeduction = (data: unknown): Planned[] => {
    const read = deductionDecided.safeParse(data);
    const accountNumber = read.success ? read.data.correlation.accountNumber : undefined;
    if (!read.success || accountNumber === undefined || read.data.outcome !== 'ACCEPTED' || read.data.allowedFen <= 0) return [];
    const { caseNumber, allowedFen: amountFen } = read.data;
    const speak = async (): Promise<Speech[]> => {
      const balanceAfterFen = await books.draw(accountNumber, amountFen);
      const bankSerial = world.nextId('K');
      const booked = { bankSerial, amountFen, kind: 'court-deduction', bookedAt: world.now(), balanceAfterFen };
      return [
        { type: 'bank.deduction.booked', id: world.nextId('deduction'), accountNumber, data: { accountNumber, caseNumber, ...booked } },
      ];
    };
    return [at(wait(), speak)];
  };

  const hear = ({ id, type, data }: Heard): Planned[] => {
    switch (type) {
      case 'release.payment.authorised': {
        const read = authorised.safeParse(data);
        if (!read.success) return [];
        const { noticeNumber, ...order } = read.data;
        orders.set(noticeNumber, { ...order, isStopped: false });
        return carryOut(noticeNumber);
      }
      case 'release.payment.stopped': {
        const read = ofNotice.safeParse(data);
        const order = read.success ? orders.get(read.data.noticeNumber) : undefined;
        if (read.success && order?.version === read.data.version) order.isStopped = true;
        return [];
      }
      case 'release.receipt':
        return onReceipt(data);
      case 'release.freeze.changed':
        return onFreeze(data);
      case 'release.deduction.decided':
        return onDeduction(data);
      case 'release.query.raised':
        return answered(world, behaviour, 'bank', { id, type, data });
      default:
        return [];
    }
  };
  const wish = (data: unknown, change: (told: { amountFen?: number | undefined; reasonCode?: string | undefined }) => Wish): Planned[] => {
    const read = toldOfNotice.safeParse(data);
    if (!read.success) return [];
    wishes.set(read.data.noticeNumber, change(read.data));
    return [];
  };
  const told = (instruction: Told): Planned[] => {
    const { kind, data } = instruction;
    switch (kind) {
      case 'open-account': {
        const read = toldOfAccount.safeParse(data);
        if (read.success) books.open(read.data.accountNumber, { balanceFen: read.data.balanceFen, accountTitle: read.data.accountTitle });
        return [];
      }
      case 'refuse':
        return wish(data, ({ reasonCode = 'AML' }) => ({ refuse: reasonCode }));
      case 'pay-part':
        return wish(data, ({ amountFen = 1 }) => ({ payFen: amountFen }));
      case 'hold':
        return wish(data, () => ({ hold: true }));
      case 'voucher': {
        const read = toldOfVoucher.safeParse(data);
        return read.success ? wish(data, () => ({ voucher: read.data })) : [];
      }
      case 'queue':
        return wish(data, () => ({ queue: true }));
      case 'go': {
        const read = toldOfNotice.safeParse(data);
        if (!read.success) return [];
        wishes.delete(read.data.noticeNumber);
        return paidAfterAll(read.data.noticeNumber);
      }
      case 'settle':
      case 'correct-voucher':
      case 'return':
      case 'reverse': {
        const read = toldOfSerial.safeParse(data);
        if (!read.success) return [];
        const { bankSerial } = read.data;
        if (kind === 'correct-voucher') return [at(0, () => correctVoucher(bankSerial))];
        if (kind === 'settle') return [at(0, () => settle(bankSerial))];
        return [at(0, () => undo(bankSerial, kind === 'return' ? 'returned' : 'reversed'))];
      }
      case 'report-balance': {
        const read = toldOfAccountNumber(data);
        return read === undefined ? [] : [at(0, async () => [await books.balance(read)])];
      }
      case 'send':
        return [at(0, () => sent(world, instruction))];
      default:
        return [];
    }
  };
  const paidAfterAll = (noticeNumber: string): Planned[] => {
    const order = orders.get(noticeNumber);
    if (order === undefined) return [];
    return order.lines.map(({ line, remainingFen }) => at(0, () => pay(noticeNumber, order.version, line, remainingFen, 'SETTLED')));
  };
  return { hear, told };
}

const codeList = Object.keys(reasonCodes);
const codeBy = (random: number): string => codeList[Math.floor(random * codeList.length)] ?? 'AML';
const reasonOf = (code: string): string => Object.entries(reasonCodes).find(([known]) => known === code)?.[1].title.zh ?? '暂不能支付';

function toldOfAccountNumber(data: unknown): string | undefined {
  const read = toldOfAccount.partial().safeParse(data);
  return read.success ? read.data.accountNumber : undefined;
}
