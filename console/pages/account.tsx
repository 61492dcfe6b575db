/** One account: what can move and what cannot, and why; who froze, until when; notices, payments; the story so far. */
import { type AccountSeen, api } from '../api.ts';
import { Chart } from '../chart.tsx';
import { Asked, casePath, Link, Money, noticePath, State, useAsked, When } from '../parts.tsx';
import { eventWord, moment, say, yuan } from '../words.ts';

const isActive = ({ status }: { status: string }): boolean => status === 'LIVE' || status === 'WAITING';
const isPayable = ({ status }: { status: string }): boolean => ['ACCEPTED', 'PAYING', 'PARTIAL'].includes(status);

/** The sentence before the numbers. */
function sentenceOf(account: AccountSeen): string {
  const active = account.freezes.filter(isActive);
  const payable = account.notices.filter(isPayable);
  const leftFen = payable.flatMap(({ lines }) => lines).reduce((sum, line) => sum + Math.max(0, line.amountFen - line.paidFen), 0);
  const first = payable.map(({ validUntil }) => validUntil).sort()[0];
  const notices =
    payable.length === 0
      ? say('没有待付的通知书。', 'No notice waits to be paid.')
      : say(
          `${payable.length} 份通知书待付 ${yuan(leftFen)}，最迟 ${moment(first ?? '')}。`,
          `${payable.length} notices wait for ${yuan(leftFen)}, at the latest ${moment(first ?? '')}.`,
        );
  const held = account.notices.filter(({ status }) => status === 'HELD').length;
  const waiting = held === 0 ? '' : say(`${held} 份通知书暂缓，待答复。`, ` ${held} held until it is answered.`);
  return `${frozenSentence(account, active, notices)}${waiting}`;
}

function frozenSentence(account: AccountSeen, active: AccountSeen['freezes'], notices: string): string {
  if (active.length === 0) return say(`本账户目前没有冻结。${notices}`, `No freeze stands on this account. ${notices}`);
  if (account.balanceFen === undefined) {
    const mine = account.freezes
      .filter(({ mine: own }) => own && isActive)
      .map((freeze) => ('controlledFen' in freeze ? (freeze.controlledFen ?? 0) : 0));
    const ownFen = mine.reduce((sum, fen) => sum + fen, 0);
    return say(
      `本账户有 ${active.length} 项冻结，本院实际控制 ${yuan(ownFen)}。${notices}`,
      `${active.length} freezes stand on this account; yours controls ${yuan(ownFen)}. ${notices}`,
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
  const account = useAsked(`account ${number}`, () => api.account(number), 10);
  const history = useAsked(`history ${number}`, () => api.history(number), 10);
  return (
    <Asked loaded={account}>
      {(seen) => (
        <article>
          <h1>
            {seen.title} <small>{seen.accountNumber}</small>
          </h1>
          <p class="lead">{sentenceOf(seen)}</p>
          {seen.onHold && (
            <p class="breach">
              {say(
                '本账户暂停新的授权：余额不一致或有停放的消息。',
                'New authorisations of this account wait: the balances differ, or a message is parked.',
              )}
            </p>
          )}
          <Asked loaded={history}>{({ moments }) => (moments.length === 0 ? null : <Chart moments={moments} now={now} />)}</Asked>
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
          <h2>{say('经过', 'What happened')}</h2>
          <Asked loaded={history}>
            {({ occurrences }) => (
              <ol class="story">
                {occurrences.map((entry, index) => (
                  <li key={`${entry.page} ${index}`}>
                    <When at={entry.at} /> {eventWord(entry.type)} {entry.caseNumber ?? ''} {entry.noticeNumber ?? ''}{' '}
                    {entry.bankSerial ?? ''} {entry.amountFen === undefined ? null : <Money fen={entry.amountFen} />}{' '}
                    {entry.status === undefined ? null : <State code={entry.status} />}
                  </li>
                ))}
              </ol>
            )}
          </Asked>
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

function Notices({ account }: { account: AccountSeen }) {
  return (
    <section>
      <h2>{say('使用通知书', 'Notices')}</h2>
      {account.notices.length === 0 && (
        <p class="quiet">{say('尚无通知书。住建部门签发后显示在这里。', 'None yet; what the housing authority issues stands here.')}</p>
      )}
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
    </section>
  );
}

export function NoticeLines({ notice }: { notice: AccountSeen['notices'][number] }) {
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
              <Money fen={Math.max(0, line.amountFen - line.paidFen)} />
            </td>
            <td>
              <State code={line.status === 'OPEN' ? 'UNPAID' : line.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Payments({ account }: { account: AccountSeen }) {
  if (account.payments.length === 0) return null;
  return (
    <section>
      <h2>{say('划转', 'Payments')}</h2>
      <table>
        <thead>
          <tr>
            <th>{say('流水', 'Serial')}</th>
            <th>{say('入账', 'Booked')}</th>
            <th>{say('通知书', 'Notice')}</th>
            <th>{say('收款人', 'Payee')}</th>
            <th class="num">{say('金额', 'Amount')}</th>
            <th>{say('状态', 'State')}</th>
            <th>{say('凭证', 'Voucher')}</th>
          </tr>
        </thead>
        <tbody>
          {account.payments.map((payment) => (
            <tr key={payment.bankSerial}>
              <td>{payment.bankSerial}</td>
              <td>
                <When at={payment.bookedAt} />
              </td>
              <td>
                {payment.noticeNumber} #{payment.line}
              </td>
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
