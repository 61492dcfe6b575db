/** `presale tasks`: what is to be done in a running system, whose it is, by when. */

import { taskKinds } from '../../../../shared/domain/account/tables/task-kinds.ts';
import type { Bilingual } from '../../../../shared/domain/values/bilingual.ts';
import { type Access, sessions } from '../../remote/client.ts';
import { type TaskRow, tasksOf } from '../../remote/rows.ts';
import type { Io } from '../options.ts';
import { inColumns } from '../print/columns.ts';

export interface TasksArguments {
  access: Access;
  /** A partner, or a kind of them; absent: everybody's that one may see. */
  owner?: string;
  /** Those that are done, too. */
  all: boolean;
  json: boolean;
}

const titles: Readonly<Record<string, { title: Bilingual }>> = taskKinds;
const titleOf = (kind: string): string => {
  const found = titles[kind]?.title;
  return found === undefined ? kind : `${found.zh} ${found.en}`;
};

/** Exit 0 with the list, 1 when there is no such owner. */
export async function listTasks({ access, owner, all, json }: TasksArguments, io: Io): Promise<number> {
  const open = await sessions(access, ({ party }) => owner === undefined || party === owner || party.split(':')[0] === owner);
  if (open.length === 0) {
    io.stderr.write(`presale tasks: ${owner} is no partner of this system and no kind of partner (bank, housing, court, operator)\n`);
    return 1;
  }
  const seen = new Map<string, { task: TaskRow; accountNumber: string; party: string }>();
  for (const session of open)
    for (const entry of await tasksOf(session)) seen.set(entry.task.taskId, { ...entry, party: session.user?.party ?? entry.task.owner });
  const entries = [...seen.values()].filter(({ task }) => all || task.status !== 'DONE');
  if (json) {
    io.stdout.write(`${JSON.stringify({ tasks: entries.map(({ task, accountNumber, party }) => ({ ...task, accountNumber, party })) })}\n`);
    return 0;
  }
  if (entries.length === 0) {
    io.stdout.write('没有待办 Nothing is to be done.\n');
    return 0;
  }
  const rows = entries.map(({ task, accountNumber, party }) => [
    task.status,
    task.dueAt?.slice(0, 16).replace('T', ' ') ?? '—',
    party,
    `${titleOf(task.kind)}${task.rule === undefined ? '' : ` ${task.rule}`}`,
    [task.noticeNumber, task.caseNumber, accountNumber].filter((part) => part !== undefined && part !== '').join(' '),
  ]);
  const heads = ['状态 state', '最迟 by', '责任方 owner', '要做什么 to do', '关于 about'];
  const ids = entries.map(({ task }) => `    ${task.taskId}${proposed(task)}`);
  const [head = '', ...lines] = inColumns([heads, ...rows], { width: 140 });
  io.stdout.write(`${[head, ...lines.flatMap((line, index) => [line, ids[index] ?? ''])].join('\n')}\n`);
  return 0;
}

const proposed = ({ proposals = [] }: TaskRow): string =>
  proposals.map(({ decision, by }) => `  ${decision === 'accept' ? '同意' : '不同意'} ${decision}: ${by}`).join('');
