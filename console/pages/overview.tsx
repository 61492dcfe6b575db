/** By month, bank and city: frozen, released, waiting, violations, deadlines. Small multiples that read without colour; every figure stands in a table. */
import type { ComponentChildren } from 'preact';
import { api, type Overview } from '../api.ts';
import { useChanges } from '../live.ts';
import { Asked, Link, Money, useAsked } from '../parts.tsx';
import { Print } from '../reading/print.tsx';
import { counted, monthWord, say, yuan } from '../words.ts';

type Month = Overview['months'][number];

function sentenceOf([newest, before]: readonly Month[]): string {
  if (newest === undefined) return say('尚无与本单位有关的账户。', 'No account concerns you yet.');
  const { month, accounts, frozenFen, releasedFen, waitingFen, violations, missed } = newest;
  const more =
    before === undefined
      ? ''
      : say(
          `（${monthWord(before.month)}支付 ${yuan(before.releasedFen)}）`,
          ` (${yuan(before.releasedFen)} in ${monthWord(before.month)})`,
        );
  return say(
    `${monthWord(month)}：${accounts} 个账户冻结控制 ${yuan(frozenFen)}，依通知书支付 ${yuan(releasedFen)}${more}，待付 ${yuan(waitingFen)}；违规 ${violations} 笔，逾期 ${missed} 件。`,
    `${monthWord(month)}: ${yuan(frozenFen)} frozen on ${counted(accounts, 'account')}, ${yuan(releasedFen)} released${more}, ${yuan(waitingFen)} waiting; ${counted(violations, 'violation')}, ${counted(missed, 'deadline')} missed.`,
  );
}

/** What the figures leave out. */
function limitOf({ rows, since }: NonNullable<Overview['limited']>): string {
  const read = rows.toLocaleString('en');
  return since === undefined
    ? say(
        `账户过多：概览只读取了 ${read} 行，本月合计数偏小，不能作为总数；全部账户见月报。`,
        `Too many accounts: this overview read ${read} rows, so that the sums of the month are too small and no totals; the monthly report has all accounts.`,
      )
    : say(
        `账户过多：概览只读取了 ${read} 行，${monthWord(since)}以前的月份未列出；其月报仍可按月下载。`,
        `Too many accounts: this overview read ${read} rows, and months before ${monthWord(since)} are left out; their monthly reports can still be had.`,
      );
}

const newestMonth = ([newest]: readonly Month[]): string => (newest === undefined ? '' : monthWord(newest.month));

export function OverviewPage({ prints, now }: { prints: boolean; now: string }) {
  const loaded = useAsked('overview', api.overview, useChanges());
  return (
    <article>
      <h1>{say('概览', 'Overview')}</h1>
      <Print about={say('概览', 'Overview')} now={now} />
      <Asked loaded={loaded}>
        {({ months, banks, cities, limited }) => (
          <>
            <p class="lead">{sentenceOf(months)}</p>
            {limited !== undefined && (
              <p class="trouble" role="status">
                {limitOf(limited)}
              </p>
            )}
            {months.length > 0 && (
              <>
                <div class="multiples">
                  <Bars title={say('冻结控制', 'Frozen')} months={months} of={({ frozenFen }) => frozenFen} words={yuan} />
                  <Bars title={say('依通知书支付', 'Released')} months={months} of={({ releasedFen }) => releasedFen} words={yuan} />
                  <Bars title={say('待付', 'Waiting')} months={months} of={({ waitingFen }) => waitingFen} words={yuan} />
                  <Bars title={say('违规', 'Violations')} months={months} of={({ violations }) => violations} words={String} />
                  <Bars title={say('逾期', 'Missed')} months={months} of={({ missed }) => missed} words={String} />
                </div>
                <Months months={months} prints={prints} />
                <Groups
                  title={say(`${newestMonth(months)}按银行`, `${newestMonth(months)} by bank`)}
                  month={months[0]?.month ?? ''}
                  rows={banks.map(({ bankCode, name, ...row }) => [`${name} ${bankCode}`, `bank=${bankCode}`, row])}
                />
                <Groups
                  title={say(`${newestMonth(months)}按地区`, `${newestMonth(months)} by city`)}
                  month={months[0]?.month ?? ''}
                  rows={cities.map(({ regionCode, name, ...row }) => [`${name} ${regionCode}`, `city=${regionCode}`, row])}
                />
              </>
            )}
          </>
        )}
      </Asked>
    </article>
  );
}

const barWidth = 14;
const barHeight = 60;

/** Oldest left; the figure of the newest in place. */
function Bars({
  title,
  months,
  of,
  words,
}: {
  title: string;
  months: readonly Month[];
  of: (month: Month) => number;
  words: (value: number) => string;
}) {
  const shown = [...months].reverse();
  const most = Math.max(1, ...shown.map(of));
  const newest = months[0];
  return (
    <figure>
      <figcaption>
        {title} <strong class="money">{newest === undefined ? '' : words(of(newest))}</strong>
      </figcaption>
      <svg
        preserveAspectRatio="xMinYMax meet"
        viewBox={`0 0 ${shown.length * (barWidth + 4)} ${barHeight}`}
        role="img"
        aria-label={say(`${title}，数据见下表`, `${title}; the data is below`)}
      >
        {shown.map((month, index) => {
          const height = Math.round((of(month) / most) * (barHeight - 4)) + 1;
          const last = index === shown.length - 1;
          return (
            <rect
              key={month.month}
              class={last ? 'bar newest' : 'bar'}
              x={index * (barWidth + 4)}
              y={barHeight - height}
              width={barWidth}
              height={height}
            >
              <title>{`${monthWord(month.month)} ${words(of(month))}`}</title>
            </rect>
          );
        })}
      </svg>
    </figure>
  );
}

function Months({ months, prints }: { months: readonly Month[]; prints: boolean }) {
  return (
    <section>
      <h2>{say('按月', 'By month')}</h2>
      <table>
        <thead>
          <Heads first={say('月份', 'Month')} last={say('月报', 'Report')} />
        </thead>
        <tbody>
          {months.map(({ month, ...figures }) => (
            <tr key={month}>
              <td>{monthWord(month)}</td>
              <Cells figures={figures} month={month} />
              <td>
                <a href={`/api/reports/${month}.csv`} download={`presale-${month}.csv`}>
                  CSV
                </a>{' '}
                {prints && (
                  <a href={`/api/reports/${month}.pdf`} download={`presale-${month}.pdf`}>
                    PDF
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface GroupsProps {
  title: string;
  /** The newest month, of which they are. */
  month: string;
  rows: readonly [string, string, Omit<Month, 'month'>][];
}

/** Of the only bank or city the lists of the month are its own; of several, the list of its accounts is what stands behind a figure. */
function Groups({ title, month, rows }: GroupsProps) {
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <thead>
          <Heads first={say('名称', 'Name')} />
        </thead>
        <tbody>
          {rows.map(([code, place, figures]) => (
            <tr key={code}>
              <td>{code}</td>
              <Cells figures={figures} place={place} {...(rows.length === 1 ? { month } : {})} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Heads = ({ first, last }: { first: string; last?: string }) => (
  <tr>
    <th>{first}</th>
    <th class="num">{say('账户', 'Accounts')}</th>
    <th class="num">{say('冻结控制', 'Frozen')}</th>
    <th class="num">{say('支付', 'Released')}</th>
    <th class="num">{say('待付', 'Waiting')}</th>
    <th class="num">{say('笔数', 'Payments')}</th>
    <th class="num">{say('违规', 'Violations')}</th>
    <th class="num">{say('逾期', 'Missed')}</th>
    {last !== undefined && <th>{last}</th>}
  </tr>
);

const listed = (path: string, filter: string): string => `${path}?filter=${encodeURIComponent(filter)}`;

interface CellsProps {
  figures: Omit<Month, 'month'>;
  /** Whose lists stand behind the figures; absent of one bank or city among several. */
  month?: string;
  /** `bank=…`, `city=…`. */
  place?: string;
}

/** Each figure leads to the list behind it, as narrow as there is one. */
function Cells({ figures, month, place }: CellsProps) {
  const to = (path: string, filter: string | undefined, content: ComponentChildren) =>
    filter === undefined ? content : <Link to={listed(path, filter)}>{content}</Link>;
  /** The list of the month, or of several places the accounts of this one. */
  const behind = (path: string, name: string, content: ComponentChildren) =>
    month === undefined ? to('/accounts', place, content) : to(path, `${name}=${month}`, content);
  const { violations, missed } = figures;
  return (
    <>
      <td class="num">{place === undefined ? <Link to="/accounts">{figures.accounts}</Link> : to('/accounts', place, figures.accounts)}</td>
      <td class="num">{to('/accounts', place ?? 'frozen', <Money fen={figures.frozenFen} />)}</td>
      <td class="num">{behind('/payments', 'released', <Money fen={figures.releasedFen} />)}</td>
      <td class="num">{behind('/notices', 'waiting', <Money fen={figures.waitingFen} />)}</td>
      <td class="num">{behind('/payments', 'released', figures.payments)}</td>
      <td class={violations > 0 ? 'num breach' : 'num'}>{violations > 0 ? behind('/payments', 'violation', violations) : 0}</td>
      <td class={missed > 0 ? 'num breach' : 'num'}>{missed > 0 ? behind('/', 'missed', missed) : 0}</td>
    </>
  );
}
