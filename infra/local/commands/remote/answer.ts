/** `presale answer`: one act of one person a user that is named, as the owner of the task; a decision that takes two persons takes two of them. */
import * as z from 'zod';
import { type Access, awaitReceipt, ruleLines, type Session, sessions, signedIn } from '../../remote/client.ts';
import { search } from '../../remote/rows.ts';
import type { Io } from '../options.ts';

export interface AnswerArguments {
  access: Access;
  task: string;
  decision: 'accept' | 'reject';
  reason: string;
  /** Sandbox users, in the order in which they act; absent: the first person of the owner. */
  as: readonly string[];
  /** S-23. */
  priorPaid?: 'included' | 'excluded';
}

const sent = z.object({ messageId: z.string(), step: z.string() });

/** Exit 0 when each act was accepted, 1 when one was not, or when nobody who acts may answer the task. */
export async function answerTask({ access, task, decision, reason, as, priorPaid }: AnswerArguments, io: Io): Promise<number> {
  const persons = as.length === 0 ? await sessions(access, () => true) : await Promise.all(as.map((id) => signedIn(access, id)));
  const owners: { session: Session; accountNumber: string }[] = [];
  for (const session of persons) {
    const row = (await search(session, task)).find(({ data }) => data.kind === 'task' && data.task.taskId === task);
    if (row !== undefined) owners.push({ session, accountNumber: row.accountNumber });
  }
  const acting = as.length === 0 ? owners.slice(0, 1) : owners;
  if (acting.length === 0 || acting.length < as.length) {
    io.stderr.write(`presale answer: no task ${task} is ${as.length === 0 ? 'open here' : 'for them to answer'}; see presale tasks\n`);
    return 1;
  }
  for (const { session, accountNumber } of acting) {
    const body = { accountNumber, task, decision, reason, ...(priorPaid === undefined ? {} : { priorPaid }) };
    const { messageId, step } = await session.post('/api/answers', body, sent);
    const { outcome, rules } = await awaitReceipt(session, messageId);
    io.stdout.write(
      `${session.user?.name ?? ''} ${decision}: ${outcome}\n${rules.flatMap(ruleLines).join('\n')}${rules.length > 0 ? '\n' : ''}`,
    );
    if (outcome !== 'ACCEPTED') return 1;
    if (step === 'propose' && acting.at(-1)?.session === session) io.stdout.write(secondPerson(session, task, decision));
  }
  return 0;
}

function secondPerson({ user }: Session, task: string, decision: string): string {
  const next = user === undefined ? 'with the token of another person' : `--as ${user.id.replace(/\/1$/, '/2')}`;
  return `须由第二人确认 A second person has to confirm (A-01): presale answer '${task}' --decision ${decision} --reason … ${next}\n`;
}
