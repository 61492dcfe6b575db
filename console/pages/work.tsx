/** One list of what is to be done, overdue first, then by the day it is due; answered in place by its owner. */
import { useEffect, useState } from 'preact/hooks';
import { api, type RowData, type User, type WordedRule } from '../api.ts';
import { Asked, accountPath, Link, Rules, State, Trouble, useAsked, When } from '../parts.tsx';
import { say, stateWord, taskWord } from '../words.ts';

type Task = Extract<RowData, { kind: 'task' }>['task'];
interface Entry {
  task: Task;
  accountNumber: string;
}

export function WorkPage({ user }: { user: User }) {
  const [cursor, setCursor] = useState<string>();
  const loaded = useAsked(`tasks ${cursor ?? ''}`, () => api.list('task', cursor), 5);
  const [open, setOpen] = useState<string>();
  const entries: Entry[] = (loaded.value?.rows ?? []).flatMap(({ data, accountNumber }) =>
    data.kind === 'task' ? [{ task: data.task, accountNumber }] : [],
  );
  useKeys(entries, open, setOpen);
  return (
    <article>
      <h1>{say('待办', 'Work')}</h1>
      <Asked loaded={loaded}>
        {({ next }) => (
          <>
            <p class="lead">{leadOf(entries)}</p>
            <table>
              <thead>
                <tr>
                  <th>{say('要做什么', 'To do')}</th>
                  <th>{say('关于', 'About')}</th>
                  <th>{say('规则', 'Rule')}</th>
                  <th>{say('最迟', 'By')}</th>
                  <th>{say('状态', 'State')}</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <TaskRows
                    key={entry.task.taskId}
                    entry={entry}
                    user={user}
                    isOpen={open === entry.task.taskId}
                    toggle={() => setOpen(open === entry.task.taskId ? undefined : entry.task.taskId)}
                  />
                ))}
              </tbody>
            </table>
            {next !== undefined && (
              <button type="button" onClick={() => setCursor(next)}>
                {say('下一页', 'Next page')}
              </button>
            )}
          </>
        )}
      </Asked>
      <p class="quiet">{say('j / k 上下移动，Enter 展开。', 'j / k move, Enter opens.')}</p>
    </article>
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

/** j and k walk through the list, Enter unfolds; not while somebody types. */
function useKeys(entries: readonly Entry[], open: string | undefined, setOpen: (id: string | undefined) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.target instanceof HTMLInputElement ||
        event.target instanceof HTMLTextAreaElement ||
        event.target instanceof HTMLSelectElement
      )
        return;
      const place = entries.findIndex(({ task }) => task.taskId === open);
      if (event.key === 'j') setOpen(entries[Math.min(place + 1, entries.length - 1)]?.task.taskId);
      if (event.key === 'k') setOpen(entries[Math.max(place - 1, 0)]?.task.taskId);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

function TaskRows({
  entry: { task, accountNumber },
  user,
  isOpen,
  toggle,
}: {
  entry: Entry;
  user: User;
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
          <When at={task.dueAt} />
        </td>
        <td>
          <State code={task.status} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5}>
            <Answer task={task} accountNumber={accountNumber} user={user} />
          </td>
        </tr>
      )}
    </>
  );
}

function Answer({ task, accountNumber, user }: { task: Task; accountNumber: string; user: User }) {
  const [reason, setReason] = useState('');
  const [result, setResult] = useState<{ outcome: string; rules: WordedRule[] } | 'waiting'>();
  const [problem, setProblem] = useState<Error>();
  if (task.status === 'DONE') return <p class="quiet">{say('已办结。', 'It is done.')}</p>;
  const answer = async (decision: 'accept' | 'reject'): Promise<void> => {
    setProblem(undefined);
    try {
      const { messageId } = await api.answer({ accountNumber, task: task.taskId, decision, reason });
      setResult('waiting');
      setResult(await settled(messageId));
    } catch (error) {
      setResult(undefined);
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <div class="answer">
      {(task.proposals ?? []).map(({ by, decision, at }) => (
        <p key={`${by} ${at}`}>
          {decision === 'accept'
            ? say(`${by} 已提出同意，`, `${by} has proposed to accept, `)
            : say(`${by} 已提出不同意，`, `${by} has proposed to reject, `)}
          <When at={at} />
        </p>
      ))}
      <p>
        {say(
          '同意后，被暂缓的事项按规则重新审定；需要两人的，请第二人以本人身份再次同意。',
          'An acceptance has the held thing decided anew; where two persons are needed, the second accepts as themself.',
        )}
      </p>
      <label>
        {say('理由', 'Reason')}
        <textarea value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p>
        <button type="button" disabled={reason.trim() === ''} onClick={() => answer('accept')}>
          {say(`同意（${user.name}）`, `Accept (${user.name})`)}
        </button>{' '}
        <button type="button" disabled={reason.trim() === ''} onClick={() => answer('reject')}>
          {say('不同意', 'Reject')}
        </button>
      </p>
      {problem !== undefined && <Trouble problem={problem} />}
      {result === 'waiting' && <p>{say('已提交，等待系统受理……', 'Sent; waiting for the system to take it…')}</p>}
      {result !== undefined && result !== 'waiting' && (
        <div>
          <p>
            {say('系统回执：', 'Receipt: ')}
            {stateWord(result.outcome)}
          </p>
          <Rules rules={result.rules} />
        </div>
      )}
    </div>
  );
}

/** The receipt of an act, asked for until it is there; after half a minute it is looked up by hand. */
export async function settled(messageId: string): Promise<{ outcome: string; rules: WordedRule[] }> {
  for (let round = 0; round < 60; round++) {
    const receipt = await api.receipt(messageId);
    if (receipt.outcome !== 'WAITING') return receipt;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { outcome: 'WAITING', rules: [] };
}
