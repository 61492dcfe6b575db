/** The books of an automatic bank: what it was authorised to pay, what it has booked, and what its accounts hold. */
import * as z from 'zod';
import { inlinePdf } from '../../reference/messages/examples/story.ts';
import { documentOf } from './documents.ts';
import type { Speech, World } from './party.ts';
import type { Authorised, VoucherAsked } from './readings.ts';

export type Line = Authorised['lines'][number];
export interface Order {
  version: number;
  accountNumber: string;
  lines: readonly Line[];
  partialAllowed: boolean;
  isStopped: boolean;
}
export interface Payment {
  order: { noticeNumber: string; line: Line };
  accountNumber: string;
  amountFen: number;
  status: 'SETTLED' | 'QUEUED';
  /** The voucher that was asked for; one of the bank's own unless given. */
  voucher?: VoucherAsked;
  /** What was reported, to be reported again with another voucher. */
  reported?: object;
  /** The system has answered the booking: what it authorises from then on has counted it. */
  isAnswered: boolean;
}
interface Money {
  balanceFen: number;
  accountTitle: string;
}

const reportedBooking = z.looseObject({ voucher: z.looseObject({ face: z.looseObject({}) }) });

export function openBooks(world: World) {
  const orders = new Map<string, Order>();
  const payments = new Map<string, Payment>();
  const bookingOf = new Map<string, string>();
  const books = new Map<string, Money>();

  const booksOf = async (accountNumber: string): Promise<Money> => {
    const known = books.get(accountNumber) ?? (await world.account(accountNumber)) ?? { balanceFen: 0, accountTitle: accountNumber };
    books.set(accountNumber, known);
    return known;
  };
  /** What this bank has booked of a line since that was authorised, and before it what the system had not counted yet. */
  const bookedFen = (noticeNumber: string, line: Line): number =>
    [...payments.values()]
      .filter(
        ({ order, isAnswered }) =>
          order.line === line || (!isAnswered && order.noticeNumber === noticeNumber && order.line.line === line.line),
      )
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const standing = (noticeNumber: string, version: number): Order | undefined => {
    const order = orders.get(noticeNumber);
    return order === undefined || order.isStopped || order.version !== version ? undefined : order;
  };

  const paperOf = async ({ voucher }: Payment, serial: string): Promise<object> =>
    voucher === undefined ? inlinePdf(`Transfer voucher ${serial}`) : documentOf(voucher, world);
  /** The same booking once more, with a voucher that is right: nothing is paid again. */
  const correctVoucher = (serial: string): Speech[] => {
    const payment = payments.get(serial);
    const read = reportedBooking.safeParse(payment?.reported);
    if (payment === undefined || !read.success) return [];
    const { voucher } = read.data;
    const right = { ...voucher, ...inlinePdf(`Transfer voucher ${serial}`), face: { ...voucher.face, serial }, uri: undefined };
    const id = world.nextId('voucher');
    bookingOf.set(id, serial);
    return [{ type: 'bank.payment.booked', id, accountNumber: payment.accountNumber, data: { ...read.data, voucher: right } }];
  };

  const booking = async (serial: string): Promise<Speech[]> => {
    const payment = payments.get(serial);
    if (payment === undefined) return [];
    const { order, accountNumber, amountFen, status } = payment;
    const { line } = order;
    const own = await booksOf(accountNumber);
    if (status === 'SETTLED') own.balanceFen -= amountFen;
    const now = world.now();
    const onFace = payment.voucher?.wrong === 'face' ? `${serial}9` : serial;
    const face = { payer: own.accountTitle, payee: line.payee.name, amountFen, bookedOn: now.slice(0, 10), serial: onFace };
    const id = world.nextId('payment');
    bookingOf.set(id, serial);
    const data = {
      accountNumber,
      noticeNumber: order.noticeNumber,
      line: line.line,
      bankSerial: serial,
      payee: { name: line.payee.name, accountNumber: line.payee.accountNumber, bankCode: line.payee.bankCode },
      amountFen,
      bookedAt: now,
      clearing: { system: 'HVPS', reference: `HVPS-${serial}`, status },
      balanceAfterFen: own.balanceFen,
      ...(status === 'QUEUED' ? {} : { voucher: { number: `HD-${serial}`, ...(await paperOf(payment, serial)), face } }),
    };
    payment.reported = data;
    return [{ type: 'bank.payment.booked', id, accountNumber, data }];
  };

  /** Pays of a line what is left of it then, or `mostFen` of that. */
  const pay = async (
    noticeNumber: string,
    version: number,
    number: number,
    mostFen: number,
    status: Payment['status'],
    voucher?: VoucherAsked,
  ): Promise<Speech[]> => {
    const order = standing(noticeNumber, version);
    const line = order?.lines.find((each) => each.line === number);
    if (order === undefined || line === undefined) return [];
    const amountFen = Math.min(line.remainingFen - bookedFen(noticeNumber, line), mostFen);
    if (amountFen <= 0) return [];
    const serial = world.nextId('S');
    payments.set(serial, {
      order: { noticeNumber, line },
      accountNumber: order.accountNumber,
      amountFen,
      status,
      isAnswered: false,
      ...(voucher === undefined ? {} : { voucher }),
    });
    return booking(serial);
  };
  const settle = async (serial: string): Promise<Speech[]> => {
    const payment = payments.get(serial);
    if (payment === undefined || payment.status === 'SETTLED') return [];
    payment.status = 'SETTLED';
    return booking(serial);
  };
  const undo = async (serial: string, how: 'returned' | 'reversed'): Promise<Speech[]> => {
    const payment = payments.get(serial);
    if (payment === undefined || payment.status !== 'SETTLED') return [];
    payments.delete(serial);
    const { accountNumber, amountFen } = payment;
    const own = await booksOf(accountNumber);
    own.balanceFen += amountFen;
    const reason = how === 'returned' ? '收款行退汇：账户已销户' : '记账错误，当日冲正';
    const data = {
      accountNumber,
      bankSerial: world.nextId('R'),
      originalBankSerial: serial,
      amountFen,
      reason,
      bookedAt: world.now(),
      balanceAfterFen: own.balanceFen,
    };
    return [{ type: `bank.payment.${how}`, id: world.nextId('return'), accountNumber, data }];
  };
  const balance = async (accountNumber: string): Promise<Speech> => ({
    type: 'bank.balance.reported',
    id: world.nextId('balance'),
    accountNumber,
    data: { accountNumber, balanceFen: (await booksOf(accountNumber)).balanceFen, asOf: world.now() },
  });
  return {
    orders,
    payments,
    standing,
    pay,
    settle,
    undo,
    correctVoucher,
    balance,
    /** The payment that a message reported. */
    serialOf: (messageId: string): string | undefined => bookingOf.get(messageId),
    open: (accountNumber: string, money: Money): void => void books.set(accountNumber, money),
    /** Takes money off an account; resolves with what it then holds. */
    async draw(accountNumber: string, amountFen: number): Promise<number> {
      const own = await booksOf(accountNumber);
      own.balanceFen -= amountFen;
      return own.balanceFen;
    },
  };
}
