/** Lists, search, the rule book, and who looked at what. */
import { useState } from 'preact/hooks';
import { api, type Row, type RowKind, type RuleExample } from '../api.ts';
import { Filters, Listing } from '../listing.tsx';
import { useChanges } from '../live.ts';
import { Asked, accountPath, casePath, Link, Money, noticePath, State, useAsked, When } from '../parts.tsx';
import { counted, language, partyWord, say, taskWord } from '../words.ts';

type Listed = Exclude<RowKind, 'month' | 'day'>;
const titles: Record<Listed, [string, string]> = {
  account: ['账户', 'Accounts'],
  case: ['案件', 'Cases'],
  notice: ['通知书', 'Notices'],
  payment: ['划转', 'Payments'],
  task: ['任务', 'Tasks'],
};
const empty: Record<Listed, [string, string]> = {
  account: ['没有与本单位有关的账户。登记或冻结后显示在这里。', 'No account concerns you yet; what is registered or frozen stands here.'],
  case: ['没有本院的冻结。', 'No freeze of yours stands here.'],
  notice: ['尚无通知书。', 'No notice yet.'],
  payment: ['尚无划转。', 'No payment yet.'],
  task: ['没有任务。', 'No task.'],
};

export function ListPage({ kind, filter }: { kind: Listed; filter: string | undefined }) {
  return (
    <article>
      <h1>{say(...titles[kind])}</h1>
      <Filters kind={kind} at={`/${kind}s`} chosen={filter} all={say('全部', 'All')} />
      <Listing key={filter} kind={kind} filter={filter}>
        {(rows) => (rows.length === 0 ? <p class="quiet">{say(...empty[kind])}</p> : <Rows rows={rows} />)}
      </Listing>
    </article>
  );
}

const Rows = ({ rows }: { rows: readonly Row[] }) => (
  <ul class="rows">
    {rows.map((row) => (
      <RowLine key={row.key} row={row} />
    ))}
  </ul>
);

function RowLine({ row: { accountNumber, data } }: { row: Row }) {
  switch (data.kind) {
    case 'account':
      return (
        <li>
          <Link to={accountPath(accountNumber)}>{accountNumber}</Link> {data.title} {data.project}{' '}
          {data.frozen > 0 ? say(`${data.frozen} 项冻结`, counted(data.frozen, 'freeze')) : ''}
          {data.onHold ? <span class="breach"> {say('暂停新授权', 'on hold')}</span> : null}
        </li>
      );
    case 'case':
      return (
        <li>
          <Link to={casePath(data.caseNumber)}>{data.caseNumber}</Link> {data.courtName} <State code={data.status} /> {say('至', 'until')}{' '}
          <When at={data.endsAt} /> <Link to={accountPath(accountNumber)}>{accountNumber}</Link>
        </li>
      );
    case 'notice':
      return (
        <li>
          <Link to={noticePath(accountNumber, data.noticeNumber)}>
            {data.noticeNumber} v{data.version}
          </Link>{' '}
          <State code={data.status} /> <Money fen={data.totalFen} /> <When at={data.issuedAt} />
        </li>
      );
    case 'payment':
      return (
        <li>
          <Link to={accountPath(accountNumber)}>{data.bankSerial}</Link> {data.noticeNumber} <Money fen={data.amountFen} />{' '}
          <State code={data.status} /> <When at={data.bookedAt} />
        </li>
      );
    case 'day':
      return null;
    case 'month':
      return (
        <li>
          {data.month} <Link to={accountPath(accountNumber)}>{accountNumber}</Link> <Money fen={data.releasedFen} />
        </li>
      );
    case 'task':
      return (
        <li>
          {taskWord(data.task.kind)} <State code={data.task.status} /> <Link to={accountPath(accountNumber)}>{accountNumber}</Link>
        </li>
      );
  }
}

/** What a text looks like: a search by a number that is none of these is one by a name. */
const shapes: readonly [RegExp, readonly [string, string]][] = [
  [/^[(（〔[]?\d{4}[)）〕\]]?.*号(之.+)?$/u, ['案号或文号', 'a case or notice number']],
  [/^\d{12,32}$/u, ['账号', 'an account number']],
  [/^[\w-]*\d[\w-]*$/u, ['流水或任务编号', 'a serial or task number']],
  [/^.*〔\d{4}〕.*号$/u, ['文号', 'a notice number']],
];
const shapeOf = (text: string): string => {
  const found = shapes.find(([shape]) => shape.test(text.trim().normalize('NFKC')) || shape.test(text.trim()));
  return found === undefined ? say('名称', 'a name') : say(...found[1]);
};

export function SearchPage({ text }: { text: string }) {
  const loaded = useAsked(`search ${text}`, () => api.search(text));
  return (
    <article>
      <h1>{say('查询', 'Search')}</h1>
      <Asked loaded={loaded}>
        {({ understood, rows }) => (
          <>
            <p class="lead">
              {rows.length === 0
                ? say(
                    `按${shapeOf(text)}「${understood}」查询（全角半角、括号、空格不计），没有与本单位有关的结果。只找以此开头的案号、账号、文号、流水、任务编号，以及户名、项目、开发企业、收款人的名称；与本单位无关的不显示。`,
                    `Nothing of yours is found by ${shapeOf(text)} "${understood}" (width, brackets and spaces do not matter). It finds what begins so: case, account, notice, serial and task numbers, and names of accounts, projects, developers and payees; what is not yours does not show.`,
                  )
                : say(
                    `按${shapeOf(text)}「${understood}」查询，${rows.length} 项。`,
                    `${rows.length} found by ${shapeOf(text)} "${understood}".`,
                  )}
            </p>
            <Rows rows={rows} />
          </>
        )}
      </Asked>
    </article>
  );
}

export function RulesPage() {
  const loaded = useAsked('rules', api.rules);
  const examples = useAsked('examples', api.examples);
  const [filter, setFilter] = useState('');
  return (
    <article>
      <h1>{say('规则', 'Rules')}</h1>
      <label>
        {say('筛选', 'Filter')} <input value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </label>
      <Asked loaded={loaded}>
        {({ rules }) => (
          <table>
            <thead>
              <tr>
                <th>{say('编号', 'Id')}</th>
                <th>{say('情形与处理', 'When, and what to do')}</th>
                <th>{say('结果', 'Outcome')}</th>
                <th>{say('责任方', 'Owner')}</th>
                <th>{say('依据', 'Basis')}</th>
              </tr>
            </thead>
            <tbody>
              {rules
                .filter((rule) => JSON.stringify(rule).toLowerCase().includes(filter.toLowerCase()))
                .map(({ id, text, outcome, owner, law }) => (
                  <tr key={id}>
                    <td class="money">{id}</td>
                    <td>
                      {language() === 'zh' ? `${text.zh}。${text.doZh}。` : `${text.en}. ${text.doEn}.`}
                      <Examples shown={examples.value?.[id]?.[language()] ?? []} />
                    </td>
                    <td>
                      <State code={outcome} />
                    </td>
                    <td>{partyWord(owner.toLowerCase())}</td>
                    <td>{law[language()]}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
      </Asked>
    </article>
  );
}

/** As played from the plain case: what is sent, and what comes back. */
const Examples = ({ shown }: { shown: readonly RuleExample[] }) =>
  shown.length === 0 ? null : (
    <details>
      <summary>{say('示例', 'Examples')}</summary>
      <ul>
        {shown.map(([outcome, sent, back]) => (
          <li key={`${outcome} ${sent}`}>
            <State code={outcome} /> {sent} → {back}
          </li>
        ))}
      </ul>
    </details>
  );

export function AccessPage() {
  const loaded = useAsked('lookups', api.lookups, useChanges());
  return (
    <article>
      <h1>{say('查询记录', 'Who looked at what')}</h1>
      <Asked loaded={loaded}>
        {({ lookups }) => (
          <ul class="rows">
            {lookups.map((lookup, index) => (
              <li key={`${lookup.at} ${index}`}>
                <When at={lookup.at} /> {lookup.user} {lookup.what} {say('目的：', 'for: ')}
                {lookup.purpose}
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </article>
  );
}
