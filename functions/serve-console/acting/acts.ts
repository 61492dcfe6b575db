/** Acts of persons: checked by the rules that a machine's message meets, then sent as a signed message of their party. */
import type * as z from 'zod';
import type { Problem } from '../../../shared/contracts/problem.ts';
import { desk } from '../../../shared/domain/report/views/rows.ts';
import { wordedRule } from '../../../shared/domain/rules/book/wording.ts';
import { accountWith } from '../../../shared/workflow/account/account-now.ts';
import { notFound, problem } from '../door/problem.ts';
import { type Desk, jsonOf, type Request } from '../door/request.ts';
import { purposeOf } from '../reading/looks.ts';
import { sightOf } from '../reading/sight.ts';
import { actSchema } from './act.ts';
import { answerSchema, messageOfAnswer } from './answer.ts';
import { forecast, readAct } from './check.ts';
import { senderOf } from './post-act.ts';

/** An act with its documents inline, and room for the rest. */
const bodyBytesMax = 400_000;

/** Which kinds of message a party may send as a person: those of its own kind. */
const maySend = (party: string, type: string): boolean => type.startsWith(`${party.split(':')[0]}.`);

/** What the body says; undefined where it is too long or says something else. */
async function bodyOf<Schema extends z.ZodType>(context: Request, schema: Schema): Promise<z.output<Schema> | undefined> {
  const text = await context.req.text();
  return text.length > bodyBytesMax ? undefined : schema.safeParse(jsonOf(text)).data;
}

export async function act(deps: Desk, context: Request, forGood: boolean): Promise<Response> {
  const user = context.get('user');
  const body = await bodyOf(context, actSchema);
  if (body === undefined)
    return problem(context, {
      status: 400,
      title: { zh: '提交的内容无法读取', en: 'What was sent cannot be read' },
      do: {
        zh: '应为含 type、accountNumber、data 的 JSON，不超过 400 kB',
        en: 'Send JSON with type, accountNumber and data, up to 400 kB',
      },
    });
  const { type, accountNumber, data } = body;
  const read = maySend(user.party, type) ? readAct(type, data) : undefined;
  if (read === undefined)
    return problem(context, {
      status: 403,
      title: { zh: `本单位不能发送 ${type}`, en: `${type} is not for you to send` },
      do: { zh: '请核对消息类型', en: 'Check the type of the message' },
    });
  if (!read.ok) return unreadable(context, read.problems);
  if (!forGood) {
    // What the rules find speaks of the account, and a check leaves no message behind: it is a look-up, for its message if no more is said.
    const what = `试算 ${type} ${accountNumber}`;
    await deps.access.record({ at: deps.clock.now(), user: user.name, party: user.party, what, purpose: purposeOf(context) || type });
    return context.json(await forecast(deps, { party: user.party, from: senderOf({ user }) }, accountNumber, read.message));
  }
  return context.json({ messageId: await deps.post({ user, type, accountNumber, data }) }, 202);
}

const unreadable = (context: Request, problems: readonly Problem[]): Response =>
  problem(context, {
    status: 422,
    title: { zh: '有字段需要更正', en: 'Some fields are to be corrected' },
    do: { zh: '请按所列字段更正', en: 'Correct the fields that are listed' },
    errors: problems.map(({ field, zh, en }) => ({ field, zh, en })),
  });

/** One person's answer to a task; the rules say whether it is theirs to answer, and whether another person is to confirm it. */
export async function answer(deps: Desk, context: Request): Promise<Response> {
  const user = context.get('user');
  const body = await bodyOf(context, answerSchema);
  if (body === undefined)
    return problem(context, {
      status: 400,
      title: { zh: '答复的内容无法读取', en: 'The answer cannot be read' },
      do: {
        zh: '应为含 accountNumber、task、decision（accept 或 reject）、reason 的 JSON，不超过 400 kB',
        en: 'Send JSON with accountNumber, task, decision (accept or reject) and reason, up to 400 kB',
      },
    });
  // The task itself, though it may be done, and all freezes: a court answers in the name of its case.
  const story = await accountWith(deps.ledger, body.accountNumber, [`tasks:${body.task}`, 'freezes:']);
  const task = story?.state.tasks.find(({ taskId }) => taskId === body.task);
  // The desk enters other parties' papers on accounts that it does not see.
  const isTheirs = story !== undefined && (user.party === desk || sightOf(story.state, user.party) !== 'none');
  if (story === undefined || task === undefined || !isTheirs) return notFound(context);
  const { type, data, step } = messageOfAnswer(user, task, story.state, body);
  const read = readAct(type, data);
  if (read?.ok !== true) return unreadable(context, read?.problems ?? []);
  return context.json({ messageId: await deps.post({ user, type, accountNumber: body.accountNumber, data }), step }, 202);
}

/** What became of an act: its receipt, once the system has taken it. */
export async function receipt(deps: Desk, context: Request): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const found = await deps.receiptOf(senderOf({ user: context.get('user') }), id);
  if (found === undefined) return context.json({ messageId: id, outcome: 'WAITING', rules: [] });
  return context.json({ messageId: id, outcome: found.outcome, rules: found.rules.map(wordedRule) });
}
