/** One account: what can move and what cannot, and why; who froze, until when; notices, payments; the story so far. */
import { useState } from 'preact/hooks';
import { type AccountSeen, api } from '../api.ts';
import { Chart } from '../chart.tsx';
import { Listing, Steps } from '../listing.tsx';
import { useChanges } from '../live.ts';
import { Asked, casePath, Link, Money, noticePath, State, useAsked, When } from '../parts.tsx';
import { Print } from '../reading/print.tsx';
import { counted, moment, say, yuan } from '../words.ts';
import { Happening } from './happening.tsx';

const isActive = ({ status }: { status: string }): boolean => status === 'LIVE' || status === 'WAITING';
const isPayable = ({ status }: { status: string }): boolean => ['ACCEPTED', 'PAYING', 'PARTIAL'].includes(status);

/** The sentence before the numbers. */
function sentenceOf(account: AccountSeen): string {
  const active = account.freezes.filter(isActive);
  const payable = account.notices.filter(isPayable);
  const leftFen = payable.flatMap(({ lines }) => lines).reduce((sum, line) => sum + Math.max(0, line.amountFen - line.paidFen), 0);
  const first = payByOf(account) ?? payable.map(({ validUntil }) => validUntil).sort()[0];
  const notices =
    payable.length === 0
      ? say('没有待付的通知书。', 'No notice waits to be paid.')
      : say(
          `${payable.length} 份通知书待付 ${yuan(leftFen)}，最迟 ${moment(first ?? '')}。`,
          `${counted(payable.length, 'notice waits', 'notices wait')} for ${yuan(leftFen)}, at the latest ${moment(first ?? '')}.`,
        );
  const held = account.notices.filter(({ status }) => status === 'HELD').length;
  const waiting = held === 0 ? '' : say(`${held} 份通知书暂缓，待答复。`, ` ${held} held until it is answered.`);
  return `${frozenSentence(account, active, notices)}${waiting}`;
}

/** Until when the bank should have paid, where that runs: the day of its duty. */
const payByOf = ({ tasks }: AccountSeen): string | undefined =>
  tasks.flatMap(({ kind, status, dueAt }) => (kind === 'pay-notice' && status !== 'DONE' && dueAt !== undefined ? [dueAt] : [])).sort()[0];

function frozenSentence(account: AccountSeen, active: AccountSeen['freezes'], notices: string): string {
  if (active.length === 0) return say(`本账户目前没有冻结。${notices}`, `No freeze stands on this account. ${notices}`);
  if (account.balanceFen === undefined) {
    const mine = account.freezes
      .filter(({ mine: own }) => own && isActive)
      .map((freeze) => ('controlledFen' in freeze ? (freeze.controlledFen ?? 0) : 0));
    const ownFen = mine.reduce((sum, fen) => sum + fen, 0);
    return say(
      `本账户有 ${active.length} 项冻结，本院实际控制 ${yuan(ownFen)}。${notices}`,
      `${counted(active.length, 'freeze stands', 'freezes stand')} on this account; yours controls ${yuan(ownFen)}. ${notices}`,
    );
  }
  const frozenFen = active.reduce((sum, freeze) => sum + ('controlledFen' in freeze ? (freeze.controlledFen ?? 0) : 0), 0);
  const freeFen = Math.max(0, account.balanceFen - frozenFen);
  return say(
    `本账户冻结控制 ${yuan(frozenFen)}，可动用 ${yuan(freeFen)}；${notices}`,
    `${yuan(frozenFen)} of this account is frozen, ${yuan(freeFen)} is free. ${notices}`,
  );
}

export function AccountPage({ number, now }: { number: string; now: string }) {
  const changes = useChanges();
  const account = useAsked(`account ${number}`, () => api.account(number), changes);
  const days = useAsked(`days ${number}`, () => api.days(number), changes);
  const paid = useAsked(`paid ${number}`, () => api.list('payment', { filter: `account=${number}`, limit: 20 }), changes);
  const drops = (paid.value?.rows ?? []).flatMap(({ data }) =>
    data.kind === 'payment' && data.noticeNumber !== '' && (data.status === 'PAID' || data.status === 'VIOLATION')
      ? [{ at: data.bookedAt, noticeNumber: data.noticeNumber, amountFen: data.amountFen }]
      : [],
  );
  return (
    <Asked loaded={account}>
      {(seen) => (
        <article>
          <h1>
            {seen.title} <small>{seen.accountNumber}</small>
          </h1>
          <Print about={`${seen.title} ${seen.accountNumber}`} page={seen.page} now={now} />
          <p class="lead">{sentenceOf(seen)}</p>
          {seen.onHold && (
            <p class="breach">
              {say(
                '本账户暂停新的授权：余额不一致或有停放的消息。',
                'New authorisations of this account wait: the balances differ, or a message is parked.',
              )}
            </p>
          )}
          <Asked loaded={days}>
            {({ days: [newest, ...earlier] }) => {
              const [first = newest, ...later] = [...earlier].reverse();
              if (first === undefined || newest === undefined) return null;
              return <Chart days={first === newest ? [newest] : [first, ...later, newest]} now={now} drops={drops} />;
            }}
          </Asked>
          {seen.sight === 'whole' && (
            <p class="acts">
              <Link to={`/compose?account=${encodeURIComponent(seen.accountNumber)}`}>
                {say('就本账户手工录入', 'Make a message about this account')}
              </Link>
            </p>
          )}
          <Freezes account={seen} />
          <Notices account={seen} />
          <Payments account={seen} />
          <Happened number={number} changes={changes} />
          <p class="quiet">
            {say(
              `以日志第 ${seen.page} 页为准。监管额度 ${yuan(seen.supervisedQuotaFen)}；项目 ${seen.project}；开发企业 ${seen.developer}。`,
              `As of page ${seen.page} of the journal. Supervised quota ${yuan(seen.supervisedQuotaFen)}; project ${seen.project}; developer ${seen.developer}.`,
            )}
          </p>
        </article>
      )}
    </Asked>
  );
}

function Freezes({ account }: { account: AccountSeen }) {
  return (
    <section>
      <h2>{say('冻结（按送达先后）', 'Freezes, in order of service')}</h2>
      <table>
        <thead>
          <tr>
            <th>{say('顺位', 'Rank')}</th>
            <th>{say('案号', 'Case')}</th>
            <th>{say('法院', 'Court')}</th>
            <th>{say('状态', 'State')}</th>
            <th class="num">{say('限额', 'Quota')}</th>
            <th class="num">{say('实际控制', 'Controlled')}</th>
            <th>{say('至', 'Until')}</th>
          </tr>
        </thead>
        <tbody>
          {account.freezes.map((freeze, index) => (
            <tr key={index}>
              <td>{freeze.rank === 0 ? '—' : freeze.rank}</td>
              <td>
                {'caseNumber' in freeze && freeze.caseNumber !== undefined ? (
                  <Link to={casePath(freeze.caseNumber)}>{freeze.caseNumber}</Link>
                ) : (
                  say('（他案）', '(another case)')
                )}
              </td>
              <td>{'courtName' in freeze ? freeze.courtName : ''}</td>
              <td>
                <State code={freeze.status} />
              </td>
              <td class="num">
                <Money fen={freeze.quotaFen} />
              </td>
              <td class="num">{'controlledFen' in freeze ? <Money fen={freeze.controlledFen} /> : '—'}</td>
              <td>
                <When at={freeze.endsAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is open, line by line; all that ever was, a page at a time. */
function Notices({ account }: { account: AccountSeen }) {
  return (
    <section>
      <h2>{say('使用通知书', 'Notices')}</h2>
      {account.notices.map((notice) => (
        <div class="notice" key={`${notice.noticeNumber} ${notice.version}`}>
          <h3>
            <Link to={noticePath(account.accountNumber, notice.noticeNumber)}>
              {notice.noticeNumber} v{notice.version}
            </Link>{' '}
            <State code={notice.status} /> <Money fen={notice.totalFen} />
          </h3>
          <NoticeLines notice={notice} />
        </div>
      ))}
      <Listing kind="notice" filter={`account=${account.accountNumber}`} limit={20}>
        {(rows) =>
          rows.length === 0 ? (
            <p class="quiet">{say('尚无通知书。住建部门签发后显示在这里。', 'None yet; what the housing authority issues stands here.')}</p>
          ) : (
            <table>
              <caption>{say('全部通知书，新的在前', 'All notices, newest first')}</caption>
              <thead>
                <tr>
                  <th>{say('文号', 'Number')}</th>
                  <th>{say('签发', 'Issued')}</th>
                  <th class="num">{say('合计', 'Total')}</th>
                  <th>{say('状态', 'State')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, data }) =>
                  data.kind !== 'notice' ? null : (
                    <tr key={key}>
                      <td>
                        <Link to={noticePath(account.accountNumber, data.noticeNumber)}>
                          {data.noticeNumber} v{data.version}
                        </Link>
                      </td>
                      <td>
                        <When at={data.issuedAt} />
                      </td>
                      <td class="num">
                        <Money fen={data.totalFen} />
                      </td>
                      <td>
                        <State code={data.status} />
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          )
        }
      </Listing>
    </section>
  );
}

interface NoticeLinesProps {
  notice: AccountSeen['notices'][number];
  /** Of the notice: which of them paid a line stands beside its state. */
  payments?: readonly { line: number; bankSerial: string; bookedAt: string; status: string }[];
  /** Nothing is left to be paid, whatever was not. */
  isOver?: boolean;
}

export function NoticeLines({ notice, payments = [], isOver = false }: NoticeLinesProps) {
  return (
    <table>
      <thead>
        <tr>
          <th>{say('行', 'Line')}</th>
          <th>{say('收款人', 'Payee')}</th>
          <th class="num">{say('批准', 'Approved')}</th>
          <th class="num">{say('已付', 'Paid')}</th>
          <th class="num">{say('尚付', 'Left')}</th>
          <th>{say('状态', 'State')}</th>
        </tr>
      </thead>
      <tbody>
        {notice.lines.map((line) => (
          <tr key={line.line}>
            <td>{line.line}</td>
            <td>
              {line.payee} {line.payeeAccount}
            </td>
            <td class="num">
              <Money fen={line.amountFen} />
            </td>
            <td class="num">
              <Money fen={line.paidFen} />
            </td>
            <td class="num">
              <Money fen={isOver ? 0 : Math.max(0, line.amountFen - line.paidFen)} />
            </td>
            <td>
              <State code={line.status !== 'OPEN' ? line.status : isOver ? notice.status : 'UNPAID'} />{' '}
              {payments
                .filter((payment) => payment.line === line.line)
                .map(({ bankSerial, bookedAt }) => (
                  <small key={bankSerial}>
                    {bankSerial} <When at={bookedAt} />{' '}
                  </small>
                ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Payments({ account }: { account: AccountSeen }) {
  return (
    <section>
      <h2>{say('划转', 'Payments')}</h2>
      <Listing kind="payment" filter={`account=${account.accountNumber}`} limit={20}>
        {(rows) =>
          rows.length === 0 ? (
            <p class="quiet">{say('尚无划转。银行入账后显示在这里。', 'None yet; what the bank books stands here.')}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th>{say('流水', 'Serial')}</th>
                  <th>{say('入账', 'Booked')}</th>
                  <th>{say('通知书', 'Notice')}</th>
                  <th class="num">{say('金额', 'Amount')}</th>
                  <th>{say('状态', 'State')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, data }) =>
                  data.kind !== 'payment' ? null : (
                    <tr key={key}>
                      <td>{data.bankSerial}</td>
                      <td>
                        <When at={data.bookedAt} />
                      </td>
                      <td>
                        {data.noticeNumber === '' ? (
                          '—'
                        ) : (
                          <Link to={noticePath(account.accountNumber, data.noticeNumber)}>{data.noticeNumber}</Link>
                        )}
                      </td>
                      <td class="num">
                        <Money fen={data.amountFen} />
                      </td>
                      <td>
                        <State code={data.status} />
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          )
        }
      </Listing>
    </section>
  );
}

/** What happened, newest first; further back on demand. */
function Happened({ number, changes }: { number: string; changes: number }) {
  const [starts, setStarts] = useState<readonly number[]>([]);
  const before = starts.at(-1);
  const loaded = useAsked(`history ${number} ${before ?? ''}`, () => api.history(number, before), changes);
  return (
    <section>
      <h2>{say('经过（新的在前）', 'What happened, newest first')}</h2>
      <Asked loaded={loaded}>
        {({ occurrences, before: earlier }) => (
          <>
            <ul class="story">
              {occurrences.map((entry, index) => (
                <Happening key={`${entry.page} ${index}`} entry={entry} />
              ))}
            </ul>
            <Steps taken={starts} next={earlier} onTake={setStarts} back={say('较近的', 'Later')} on={say('更早的', 'Earlier')} />
          </>
        )}
      </Asked>
    </section>
  );
}
