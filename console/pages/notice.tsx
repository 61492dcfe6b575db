/** One notice: what is the case, each line's fate, every rule with its reason; where there are several versions, side by side what changed. */
import { type AccountSeen, api, type NoticeSeen, type SignedOccurrence } from '../api.ts';
import { useChanges } from '../live.ts';
import { Asked, accountPath, Link, Money, Rules, State, useAsked, When } from '../parts.tsx';
import { Print } from '../reading/print.tsx';
import { choiceWord, counted, moment, say, stateWord, yuan } from '../words.ts';
import { NoticeLines } from './account.tsx';
import { Happening } from './happening.tsx';

type Notice = AccountSeen['notices'][number];

export function NoticePage({ account: number, notice: noticeNumber, now }: { account: string; notice: string; now: string }) {
  const loaded = useAsked(`notice ${number} ${noticeNumber}`, () => api.notice(number, noticeNumber), useChanges());
  return (
    <Asked loaded={loaded}>
      {({ accountNumber, versions, payments, course, rulesChecked, occurrences, cut, exports }) => {
        const [newest, ...earlier] = versions;
        if (newest === undefined) return <p>{say('未找到该通知书', 'No such notice')}</p>;
        return (
          <article>
            <h1>
              {newest.noticeNumber} v{newest.version} <State code={newest.status} />{' '}
              {leftFen(newest) > 0 && ['ACCEPTED', 'PAYING', 'PARTIAL'].includes(newest.status) && (
                <small>
                  {say('待付 ', 'to be paid ')}
                  <Money fen={leftFen(newest)} /> · {say(`${moment(newest.validUntil)} 前有效`, `valid until ${moment(newest.validUntil)}`)}{' '}
                  ·{' '}
                </small>
              )}
              <small>{accountNumber}</small>
            </h1>
            <Print about={`${newest.noticeNumber} v${newest.version}`} now={now} />
            {exports.map((caseNumber) => (
              <a key={caseNumber} class="print" href={api.exportPath(caseNumber)} download>
                {say(`导出案卷 ${caseNumber}（含证明）`, `Export the case ${caseNumber} with its proofs`)}
              </a>
            ))}
            <p class="lead">{sentenceOf(newest)}</p>
            <p class="quiet">
              <Link to={accountPath(accountNumber)}>{say('账户', 'Account')}</Link>
              {say(
                `；${newest.issuerName}于 ${moment(newest.issuedAt)} 签发；文件摘要 ${newest.document.sha256.slice(0, 16)}…`,
                `; issued by ${newest.issuerName} on ${moment(newest.issuedAt)}; document ${newest.document.sha256.slice(0, 16)}…`,
              )}
            </p>
            <Course notice={newest} course={course} />
            <NoticeLines notice={newest} payments={payments} isOver={isOver(newest)} />
            <Payments payments={payments} />
            <h2>
              {say(
                `审核：${rulesChecked} 项规则，${newest.rules.length} 项提示`,
                `Review: ${counted(rulesChecked, 'rule')}, ${counted(newest.rules.length, 'finding')}`,
              )}
            </h2>
            <Rules rules={newest.rules} />
            {earlier.length > 0 && <Versions versions={[...versions].reverse()} />}
            <Story account={accountNumber} occurrences={occurrences} cut={cut} />
          </article>
        );
      }}
    </Asked>
  );
}

interface StoryProps {
  account: string;
  occurrences: readonly SignedOccurrence[];
  cut: boolean;
}

/** What happened to it, oldest first, each with who signed it. */
function Story({ account, occurrences, cut }: StoryProps) {
  return (
    <section>
      <h2>{say('经过与签名', 'What happened, and who signed it')}</h2>
      <ol class="story">
        {occurrences.map((entry, index) => (
          <Happening key={`${entry.page} ${index}`} entry={entry} />
        ))}
      </ol>
      {cut && (
        <p class="quiet">
          {say('之后的经过见', 'What happened later stands under ')}
          <Link to={accountPath(account)}>{say('账户', 'the account')}</Link>
          {say('。', '.')}
        </p>
      )}
    </section>
  );
}

/** Nothing is to be paid under it any more. */
const isOver = ({ status }: Pick<Notice, 'status'>): boolean => ['REJECTED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED'].includes(status);

/** 签发 → 收到 → 授权 → 支付 → 告知 → 归卷: what is done, and of how many; of one that has ended unpaid, that it has. */
function Course({ notice: { issuedAt, status }, course }: { notice: Notice; course: NoticeSeen['course'] }) {
  const { receivedAt, authorised, firstPaidAt, payments, cases, persons, casesTold, casesFiled } = course;
  const begun: [boolean, string][] = [
    [true, say(`签发 ${moment(issuedAt)}`, `issued ${moment(issuedAt)}`)],
    [true, say(`收到 ${moment(receivedAt)}`, `received ${moment(receivedAt)}`)],
  ];
  const toBePaid: [boolean, string][] = [
    [
      authorised,
      authorised
        ? say('已授权银行支付', 'the bank may pay')
        : say(`授权（${stateWord(status)}）`, `to be authorised (${stateWord(status)})`),
    ],
    [
      firstPaidAt !== undefined,
      firstPaidAt === undefined
        ? say('支付（尚无）', 'to be paid')
        : say(`支付 ${payments} 笔，首笔 ${moment(firstPaidAt)}`, `paid in ${payments}, first ${moment(firstPaidAt)}`),
    ],
    [
      cases > 0 && casesTold === cases,
      cases === 0
        ? say('告知', 'to be told')
        : say(
            `告知（${casesTold}/${cases} 案，${persons} 人）`,
            `told (${casesTold} of ${counted(cases, 'case')}, ${counted(persons, 'person')})`,
          ),
    ],
    [
      cases > 0 && casesFiled === cases,
      cases === 0
        ? say('归卷', 'to be filed')
        : say(`归卷（${casesFiled}/${cases}）`, `filed (${casesFiled} of ${counted(cases, 'case')})`),
    ],
  ];
  const endedUnpaid = isOver({ status }) && firstPaidAt === undefined;
  const steps = [...begun, ...(endedUnpaid ? [[true, stateWord(status)] as const] : toBePaid)];
  return (
    <ol class="course" aria-label={say('进度', 'How far it has come')}>
      {steps.map(([isDone, words]) => (
        <li key={words} class={isDone ? '' : 'quiet'}>
          {words}
          {isDone ? '' : say('（未完成）', ' (not yet)')}
        </li>
      ))}
    </ol>
  );
}

function Payments({ payments }: Pick<NoticeSeen, 'payments'>) {
  if (payments.length === 0) return null;
  return (
    <section>
      <h2>{say('划转', 'Payments')}</h2>
      <table>
        <thead>
          <tr>
            <th>{say('流水', 'Serial')}</th>
            <th>{say('入账', 'Booked')}</th>
            <th>{say('行', 'Line')}</th>
            <th>{say('收款人', 'Payee')}</th>
            <th class="num">{say('金额', 'Amount')}</th>
            <th>{say('状态', 'State')}</th>
            <th>{say('凭证', 'Voucher')}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr key={payment.bankSerial}>
              <td>{payment.bankSerial}</td>
              <td>
                <When at={payment.bookedAt} />
              </td>
              <td>{payment.line}</td>
              <td>{payment.payee}</td>
              <td class="num">
                <Money fen={payment.amountFen} />
              </td>
              <td>
                <State code={payment.status} /> {payment.violations.join(' ')}
              </td>
              <td>
                {payment.voucher === null
                  ? say('未到', 'not yet')
                  : `${payment.voucher.number}${payment.voucher.valid ? '' : say('（无效）', ' (not valid)')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const leftFen = ({ lines }: Notice): number => lines.reduce((sum, line) => sum + Math.max(0, line.amountFen - line.paidFen), 0);

function sentenceOf(notice: Notice): string {
  const paidFen = notice.lines.reduce((sum, line) => sum + line.paidFen, 0);
  const held = notice.rules.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id);
  if (notice.status === 'HELD')
    return say(
      `暂缓：待答复 ${held.join('、')}；合计 ${yuan(notice.totalFen)}，尚不得支付。`,
      `Held until ${held.join(', ')} is answered; ${yuan(notice.totalFen)} may not be paid yet.`,
    );
  if (['ACCEPTED', 'PAYING', 'PARTIAL'].includes(notice.status))
    return say(
      `合计 ${yuan(notice.totalFen)}，已付 ${yuan(paidFen)}，银行尚应支付 ${yuan(leftFen(notice))}，${moment(notice.validUntil)} 前有效。`,
      `${yuan(notice.totalFen)} in total, ${yuan(paidFen)} paid, ${yuan(leftFen(notice))} still to be paid by the bank, valid until ${moment(notice.validUntil)}.`,
    );
  if (notice.status === 'REJECTED') {
    const refusing = notice.rules.filter(({ outcome }) => outcome === 'REJECT').map(({ id }) => id);
    return say(
      `已退回${refusing.length === 0 ? '' : `（${refusing.join('、')}）`}：合计 ${yuan(notice.totalFen)}，不得支付。请依下列说明更正后重新出具。`,
      `Rejected${refusing.length === 0 ? '' : ` under ${refusing.join(', ')}`}: ${yuan(notice.totalFen)} may not be paid. Correct what stands below and issue it anew.`,
    );
  }
  return say(
    `${stateWord(notice.status)}：合计 ${yuan(notice.totalFen)}，已付 ${yuan(paidFen)}。`,
    `It is ${stateWord(notice.status)}: ${yuan(notice.totalFen)} in total, ${yuan(paidFen)} paid.`,
  );
}

/** What can differ from one version to the next, in the paper's order. */
const rowsOf = (notice: Notice): [string, string][] => [
  [say('状态', 'State'), stateWord(notice.status)],
  [say('签发', 'Issued'), moment(notice.issuedAt)],
  [say('有效期至', 'Valid until'), moment(notice.validUntil)],
  [say('用途', 'Purpose'), choiceWord(notice.purpose)],
  [say('合计', 'Total'), yuan(notice.totalFen)],
  [say('冻结案号', 'Cases'), notice.citedCases.join('、')],
  ...notice.lines.flatMap((line): [string, string][] => [
    [say(`第 ${line.line} 行收款人`, `Payee of line ${line.line}`), `${line.payee} ${line.payeeAccount}`],
    [say(`第 ${line.line} 行金额`, `Amount of line ${line.line}`), yuan(line.amountFen)],
    [say(`第 ${line.line} 行已付`, `Paid on line ${line.line}`), yuan(line.paidFen)],
    [say(`第 ${line.line} 行用途`, `Use of line ${line.line}`), line.usage],
  ]),
  [say('文件摘要', 'Document'), `${notice.document.sha256.slice(0, 16)}…`],
];

/** Oldest left; what changed is marked by a bar and by the word. */
function Versions({ versions }: { versions: readonly Notice[] }) {
  const columns = versions.map((notice) => new Map(rowsOf(notice)));
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return (
    <section class="versions">
      <h2>{say('版本对照', 'Versions side by side')}</h2>
      <table>
        <thead>
          <tr>
            <th />
            {versions.map(({ version }) => (
              <th key={version}>v{version}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column, index) => {
                const text = column.get(name) ?? '—';
                const changed = index > 0 && text !== (columns[index - 1]?.get(name) ?? '—');
                return (
                  <td key={versions[index]?.version} class={changed ? 'changed' : ''}>
                    {text}
                    {changed ? say('（已变更）', ' (changed)') : ''}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
