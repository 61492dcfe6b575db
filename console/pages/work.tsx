/** One list of what is to be done, overdue first, then by the day it is due; answered in place by its owner. */
import { useEffect, useState } from 'preact/hooks';
import { Outcome, useAct } from '../acting.tsx';
import { api, type RowData, type User } from '../api.ts';
import { Filters, Listing } from '../listing.tsx';
import { accountPath, Link, Rules, State, useAsked, When } from '../parts.tsx';
import { holidaysBetween } from '../reading/holidays.ts';
import { say, taskHelp, taskWord } from '../words.ts';

type Task = Extract<RowData, { kind: 'task' }>['task'];
interface Entry {
  task: Task;
  accountNumber: string;
  since?: string | undefined;
  workingDaysLeft?: number | undefined;
  provisional?: boolean | undefined;
}

export function WorkPage({ user, filter, now }: { user: User; filter: string | undefined; now: string }) {
  const [isHelped, setHelped] = useState(false);
  return (
    <article>
      <h1>{say('待办', 'Work')}</h1>
      <Filters kind="task" at="/" chosen={filter} all={say('全部', 'All')} />
      <Listing key={filter} kind="task" filter={filter}>
        {(rows) => (
          <Tasks
            user={user}
            now={now}
            help={() => setHelped(!isHelped)}
            entries={rows.flatMap(({ data, ...row }) => (data.kind === 'task' ? [{ ...row, task: data.task, since: data.since }] : []))}
          />
        )}
      </Listing>
      <details class="keys" open={isHelped} onToggle={(event) => setHelped(event.currentTarget.open)}>
        <summary>{say('键盘操作（?）', 'Keys (?)')}</summary>
        <dl>
          {[
            ['j / k', say('下一件、上一件', 'next, previous')],
            ['Enter', say('展开或收起', 'unfold or fold')],
            ['a', say('答复：光标到理由', 'answer: to the reason')],
            ['Esc', say('离开输入', 'leave the field')],
            ['/', say('查询', 'search')],
            ['?', say('显示或隐藏本说明', 'show or hide this')],
          ].map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}

interface TasksProps {
  entries: readonly Entry[];
  user: User;
  now: string;
  help: () => void;
}

function Tasks({ entries, user, now, help }: TasksProps) {
  const [open, setOpen] = useState<string>();
  useKeys({ entries, open, setOpen, help });
  return (
    <>
      <p class="lead">{leadOf(entries)}</p>
      {entries.length > 0 && (
        <table class="tasks">
          <thead>
            <tr>
              <th>{say('要做什么', 'To do')}</th>
              <th>{say('关于', 'About')}</th>
              <th>{say('规则', 'Rule')}</th>
              <th>{say('自', 'Since')}</th>
              <th>{say('最迟', 'By')}</th>
              <th>{say('经手', 'Who')}</th>
              <th>{say('状态', 'State')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <TaskRows
                key={entry.task.taskId}
                entry={entry}
                user={user}
                now={now}
                isOpen={open === entry.task.taskId}
                toggle={() => setOpen(open === entry.task.taskId ? undefined : entry.task.taskId)}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function leadOf(entries: readonly Entry[]): string {
  const open = entries.filter(({ task }) => task.status !== 'DONE');
  const late = open.filter(({ task }) => task.status === 'OVERDUE').length;
  if (entries.length === 0)
    return say(
      '没有任务。暂缓的通知书、缺失的凭证、到期的冻结会显示在这里。',
      'Nothing. Held notices, missing vouchers and freezes that end would stand here.',
    );
  return say(`${open.length} 件待办，其中 ${late} 件逾期。`, `${open.length} to do, ${late} of them overdue.`);
}

interface Keys {
  entries: readonly Entry[];
  open: string | undefined;
  setOpen: (id: string | undefined) => void;
  help: () => void;
}

const isTyping = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** j and k walk through the list, a goes to the answer, ? tells the keys; not while somebody types, and not with a modifier. */
function useKeys({ entries, open, setOpen, help }: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) {
        if (event.key === 'Escape') event.target.blur();
        return;
      }
      const place = entries.findIndex(({ task }) => task.taskId === open);
      const show = (index: number): void => {
        const id = entries[Math.max(0, Math.min(index, entries.length - 1))]?.task.taskId;
        setOpen(id);
        requestAnimationFrame(() => document.querySelector('tr.chosen')?.scrollIntoView({ block: 'nearest' }));
      };
      const acts: Record<string, () => void> = {
        j: () => show(place + 1),
        k: () => show(place - 1),
        '?': help,
        '/': () => document.querySelector<HTMLInputElement>('search input')?.focus(),
        a: () => {
          if (place < 0) show(0);
          requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>('.answer textarea')?.focus());
        },
      };
      const act = acts[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

function TaskRows({
  entry: { task, accountNumber, since, workingDaysLeft, provisional },
  user,
  now,
  isOpen,
  toggle,
}: {
  entry: Entry;
  user: User;
  now: string;
  isOpen: boolean;
  toggle: () => void;
}) {
  return (
    <>
      <tr class={isOpen ? 'chosen' : ''}>
        <td>
          <button type="button" class="plain" aria-expanded={isOpen} onClick={toggle}>
            {taskWord(task.kind)}
          </button>
        </td>
        <td>
          {task.noticeNumber ?? ''} {task.caseNumber ?? ''} <Link to={accountPath(accountNumber)}>{accountNumber}</Link>
        </td>
        <td>{task.rule ?? ''}</td>
        <td>
          <When at={since} />
        </td>
        <td>
          <When at={task.dueAt} />
          {workingDaysLeft === undefined || task.dueAt === undefined ? null : (
            <Left days={workingDaysLeft} provisional={provisional === true} holidays={holidaysBetween(now, task.dueAt)} />
          )}
        </td>
        <td>{whoOf(task)}</td>
        <td>
          <State code={task.status} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7}>
            <Answer task={task} accountNumber={accountNumber} user={user} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Who has had it in hand: the first of two persons waits for another. */
const whoOf = ({ proposals = [], status }: Task): string => {
  const first = proposals.at(-1);
  if (first === undefined || status === 'DONE') return '—';
  return say(`${first.by} 已提出，待第二人`, `${first.by}; a second person is to confirm`);
};

/** Working days that are left, and the holidays in between, which are why it is not more. */
const Left = ({ days, provisional, holidays }: { days: number; provisional: boolean; holidays: readonly string[] }) => (
  <small class={days < 0 ? 'breach' : 'quiet'}>
    {' '}
    {days < 0 ? say(`已过 ${-days} 个工作日`, `${-days} working days ago`) : say(`还有 ${days} 个工作日`, `${days} working days left`)}
    {holidays.length === 0 ? '' : say(`，其间${holidays.join('、')}放假`, `, with ${holidays.join(', ')} in between`)}
    {provisional ? say('（暂定，当年节假日安排未公布）', ' (provisional: the year’s holidays are not published)') : ''}
  </small>
);

/** Why it is asked: the rule with what was found, on the same page. */
function Reasons({ task: { noticeNumber = '', version, rule }, accountNumber }: { task: Task; accountNumber: string }) {
  const loaded = useAsked(`reasons ${accountNumber} ${noticeNumber}`, () => api.notice(accountNumber, noticeNumber));
  const notice = loaded.value?.versions.find((each) => (version ?? each.version) === each.version);
  const rules = (notice?.rules ?? []).filter(({ id }) => id === rule);
  return rules.length === 0 ? null : <Rules rules={rules} open />;
}

function Answer({ task, accountNumber, user }: { task: Task; accountNumber: string; user: User }) {
  const [reason, setReason] = useState('');
  const [priorPaid, setPriorPaid] = useState<'included' | 'excluded'>();
  const acting = useAct();
  if (task.status === 'DONE') return <p class="quiet">{say('已办结。', 'It is done.')}</p>;
  const help = taskHelp(task.kind);
  const asksPrior = task.rule === 'S-23';
  const isReady = reason.trim() !== '' && (!asksPrior || priorPaid !== undefined);
  const answer = (decision: 'accept' | 'reject'): Promise<void> =>
    acting.act(() => api.answer({ accountNumber, task: task.taskId, decision, reason, ...(priorPaid === undefined ? {} : { priorPaid }) }));
  return (
    <div class="answer">
      <p>{help.do}</p>
      <p class="quiet">
        {say('任务编号（纸质答复须注明）', 'Task number (an answer on paper names it)')} <span class="task-id">{task.taskId}</span>
      </p>
      {task.noticeNumber !== undefined && task.rule !== undefined && <Reasons task={task} accountNumber={accountNumber} />}
      {(task.proposals ?? []).map(({ by, decision, at }) => (
        <p key={`${by} ${at}`}>
          {decision === 'accept'
            ? say(`${by} 已提出同意，`, `${by} has proposed to accept, `)
            : say(`${by} 已提出不同意，`, `${by} has proposed to reject, `)}
          <When at={at} />
        </p>
      ))}
      <ul>
        <li>
          {say('同意：', 'Accept: ')}
          {help.accept}
          {say('（须两人，各以本人身份）', ' (two persons, each as themself)')}
        </li>
        <li>
          {say('不同意：', 'Reject: ')}
          {help.reject}
        </li>
      </ul>
      {asksPrior && (
        <fieldset>
          <legend>{say('此前版本已付金额', 'What earlier versions have paid')}</legend>
          {(['included', 'excluded'] as const).map((word) => (
            <label key={word}>
              <input type="radio" name={`prior ${task.taskId}`} checked={priorPaid === word} onChange={() => setPriorPaid(word)} />{' '}
              {word === 'included' ? say('已含在本版金额内', 'is part of these amounts') : say('另计，不含在内', 'comes on top')}
            </label>
          ))}
        </fieldset>
      )}
      <label>
        {say('理由', 'Reason')}
        <textarea value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p>
        <button type="button" disabled={!isReady} onClick={() => answer('accept')}>
          {say(`同意（${user.name}）`, `Accept (${user.name})`)}
        </button>{' '}
        <button type="button" disabled={reason.trim() === ''} onClick={() => answer('reject')}>
          {say('不同意', 'Reject')}
        </button>
      </p>
      <Outcome acting={acting} />
    </div>
  );
}
