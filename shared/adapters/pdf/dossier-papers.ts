/**
 * The papers of a dossier that the system writes itself, for a clerk to file: cover, catalogue of both volumes, note of service, note of a return.
 * They say what the record says; what supersedes another paper names it, and nothing is ever taken out.
 */

import type { Fen, Instant } from '../../domain/messages/messages.ts';
import { writeAmountInWords } from '../../domain/values/money/amount-words.ts';
import { groupedYuan } from '../../domain/values/money/figures.ts';
import { openSheet, sheetWidth } from './sheet.ts';

export interface Transfer {
  bookedAt: Instant;
  payee: string;
  purpose: string;
  amountFen: Fen;
  voucherNumber: string;
  /** What came back of it. */
  returnedFen: Fen;
}

export interface CaseFacts {
  caseNumber: string;
  courtName: string;
  /** Masked. */
  account: string;
  notices: readonly { number: string; issuer: string }[];
  /** Head of the dossier's chain. */
  chainHead: string;
  at: Instant;
}

export interface CatalogueItem {
  sequence: number;
  name: string;
  documentNumber: string;
  filedAt: Instant;
  sha256: string;
  /** Place of the item that it supersedes. */
  supersedes?: number;
  /** File in which a record of the system stands as a paper. */
  printedAs?: string;
  /** What its electronic seals said when it was received, in words. */
  seal?: string;
}

export interface Service {
  caseNumber: string;
  courtName: string;
  recipient: string;
  /** 冻结资金划转告知, or of a return. */
  documentName: string;
  /** Served with the effect of law, or informed. */
  formal: boolean;
  attempts: readonly { at: Instant; channel: string; address: string; reached: boolean; evidence: string }[];
  text: string;
  at: Instant;
  notificationId: string;
}

export interface ReturnNote {
  caseNumber: string;
  courtName: string;
  how: '退票' | '冲正';
  noticeNumber: string;
  payee: string;
  originalSerial: string;
  serial: string;
  amountFen: Fen;
  reason: string;
  bookedAt: Instant;
  /** Item that this one supersedes, as the catalogue counts. */
  supersedes?: number;
}

const day = (at: Instant): string => `${at.slice(0, 4)}年${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日`;
const minute = (at: Instant): string => `${day(at)} ${at.slice(11, 16)}`;

export async function coverOf(facts: CaseFacts, transfers: readonly Transfer[]): Promise<Uint8Array> {
  const { caseNumber, courtName, account, notices, chainHead, at } = facts;
  const sheet = openSheet({ title: `${caseNumber}冻结资金使用卷宗封面`, at, foot: caseNumber });
  sheet.heading('冻结资金使用卷宗', `${courtName}　　正　卷`);
  sheet.facts([
    ['案　　号', caseNumber],
    ['法　　院', courtName],
    ['监管账户', account],
    ['使用通知书', notices.map(({ number, issuer }) => `${number}（${issuer}）`).join('\n')],
  ]);
  const rows = transfers.map(({ bookedAt, payee, purpose, amountFen, voucherNumber, returnedFen }, index) => [
    String(index + 1),
    day(bookedAt),
    payee,
    purpose,
    groupedYuan(amountFen),
    returnedFen === 0 ? voucherNumber : `${voucherNumber}\n已退回 ${groupedYuan(returnedFen)}`,
  ]);
  sheet.table(['序号', '划转日期', '收款人', '用途', '金额（元）', '凭证号'], rows, {
    widths: [34, 88, 112, 62, 76, sheetWidth - 372],
    right: [4],
  });
  const net = transfers.reduce((sum, { amountFen, returnedFen }) => sum + amountFen - returnedFen, 0);
  const back = transfers.reduce((sum, { returnedFen }) => sum + returnedFen, 0);
  sheet.facts([
    ['划转净额（小写）', `${groupedYuan(net)} 元${back === 0 ? '' : `（已扣除退回 ${groupedYuan(back)} 元）`}`],
    ['划转净额（大写）', net === 0 ? '人民币零元整' : writeAmountInWords(net)],
  ]);
  sheet.paragraph(
    `本封面根据截至${minute(at)}的记录生成。卷内各件首尾相连，链首为 ${chainHead}；任何一件被改动、抽换或抽出，均可据此查出。`,
  );
  return sheet.bytes();
}

/** 正卷 holds what parties may read; 副卷 the technical proofs of the record. */
export async function catalogueOf(facts: CaseFacts, items: readonly CatalogueItem[], proofs: readonly string[]): Promise<Uint8Array> {
  const { caseNumber, courtName, chainHead, at } = facts;
  const sheet = openSheet({ title: `${caseNumber}卷内目录`, at, foot: caseNumber });
  sheet.heading('卷 内 目 录', `${courtName}　${caseNumber}`);
  sheet.paragraph('正卷');
  const rows = items.map(({ sequence, name, documentNumber, filedAt, sha256, supersedes, printedAs, seal }) => [
    String(sequence),
    name,
    documentNumber,
    day(filedAt),
    `${sha256.slice(0, 16)}…`,
    [
      ...(supersedes === undefined ? [] : [`更正第 ${supersedes} 件，原件保留`]),
      ...(printedAs === undefined ? [] : [`纸本：${printedAs}`]),
      ...(seal === undefined ? [] : [seal]),
    ].join('\n'),
  ]);
  sheet.table(['序号', '文书名称', '编号', '入卷日期', '数字摘要', '备注'], rows, { widths: [34, 76, 96, 68, 74, sheetWidth - 348] });
  sheet.paragraph('副卷（记录的技术证明）');
  sheet.table(
    ['序号', '名称'],
    proofs.map((name, index) => [String(index + 1), name]),
    { widths: [34, sheetWidth - 34] },
  );
  sheet.paragraph(`数字摘要为各件的 SHA-256 前十六位，全文见 manifest.json。卷宗链首：${chainHead}`);
  return sheet.bytes();
}

export async function serviceNoteOf(service: Service): Promise<Uint8Array> {
  const { caseNumber, courtName, recipient, documentName, formal, attempts, text, at, notificationId } = service;
  const title = formal ? '送 达 回 证' : '告 知 记 录';
  const sheet = openSheet({ title: `${caseNumber}${title.replaceAll(' ', '')}`, at, foot: `${caseNumber}　${notificationId}` });
  sheet.heading(title, courtName);
  const reached = attempts.filter((attempt) => attempt.reached).at(-1);
  sheet.facts([
    ['案　　号', caseNumber],
    [formal ? '受送达人' : '被告知人', recipient],
    ['文书名称', documentName],
    [formal ? '送达方式' : '告知方式', reached === undefined ? '' : `${reached.channel}${formal ? '（电子送达，已取得同意）' : ''}`],
    ['地　　址', reached?.address ?? ''],
    [formal ? '送达时间' : '告知时间', reached === undefined ? '' : minute(reached.at)],
    ['系统凭证', reached?.evidence ?? ''],
  ]);
  sheet.paragraph('告知内容（全文）');
  sheet.paragraph(text);
  sheet.table(
    ['序号', '时间', '方式', '地址', '结果'],
    attempts.map(({ at: tried, channel, address, reached: came }, index) => [
      String(index + 1),
      minute(tried),
      channel,
      address,
      came ? '到达对方系统' : '未到达',
    ]),
    { widths: [34, 118, 84, 118, sheetWidth - 354] },
  );
  sheet.paragraph(
    formal
      ? '依据：民事诉讼法第九十条、人民法院在线诉讼规则第三十一条，电子送达凭证具有送达回证的效力。'
      : '本次为告知，不以送达论；需要送达效力的，由法院另行送达。',
  );
  return sheet.bytes();
}

export async function returnNoteOf(note: ReturnNote): Promise<Uint8Array> {
  const { caseNumber, courtName, how, noticeNumber, payee, originalSerial, serial, amountFen, reason, bookedAt, supersedes } = note;
  const sheet = openSheet({ title: `${caseNumber}${how}通知`, at: bookedAt, foot: `${caseNumber}　${serial}` });
  sheet.heading(`${[...how].join(' ')} 通 知`, courtName);
  sheet.facts([
    ['案　　号', caseNumber],
    ['使用通知书', noticeNumber],
    ['收 款 人', payee],
    ['原交易流水', originalSerial],
    [`${how}流水`, serial],
    ['金额（小写）', `${groupedYuan(amountFen)} 元`],
    ['金额（大写）', writeAmountInWords(amountFen)],
    ['原　　因', reason],
    ['入账时间', minute(bookedAt)],
    ['与前件关系', supersedes === undefined ? '补充' : `更正第 ${supersedes} 件；原件保留，不撤出卷宗`],
  ]);
  sheet.paragraph(`上述款项已退回被冻结的监管账户，该笔划转不再计入已使用金额；通知书在有效期内的，银行仍可依通知书重新支付。`);
  return sheet.bytes();
}
