/**
 * The sandbox's own door, beside the console's API and on loopback only: who is there, and for whoever develops a partner what a real register asks two
 * persons for. Only public keys come through it. AWS has no such door.
 */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { publishedKeySet, signOutbound } from '../../../shared/adapters/signatures/key-set.ts';
import { UploadRefusedError } from '../../../shared/adapters/uploads/upload-path.ts';
import { canonicalInstant } from '../../../shared/contracts/fields/instant.ts';
import { replyQueueName } from '../../../shared/contracts/fields/reply-queue.ts';
import { parseScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import { accountNow } from '../../../shared/workflow/account/account-now.ts';
import { accountGroup, xmlSafe } from '../../../shared/workflow/dispatch.ts';
import { inboundQueues, queueName, replyQueuePrefix } from '../../names.ts';
import { certificateText, fullPass } from '../conform/certificate.ts';
import { draftsOfAnswer } from '../play/answers.ts';
import { createDirectory } from '../play/directory.ts';
import { enrol, profileOf } from '../play/player.ts';
import type { SandboxKeys } from '../play/sandbox-keys.ts';
import type { Embedded } from '../system/embedded.ts';
import { localRegion } from '../system/queues/store.ts';

const feedMax = 500;
const instruction = z.strictObject({
  partner: z.string(),
  step: z.string(),
  zh: z.string(),
  en: z.string(),
  act: z.exactOptional(
    z.strictObject({
      kind: z.string(),
      type: z.exactOptional(z.string()),
      data: z.exactOptional(z.unknown()),
      messageId: z.exactOptional(z.string()),
    }),
  ),
});

export interface DoorOptions {
  system: Embedded;
  keys: SandboxKeys;
  clock: Clock;
  /** Lets time pass up to an instant; absent where the clock is the machine's. */
  moveClock?: (to: Instant) => Promise<void>;
}

const refuse = (context: Context, error: string): Response => context.json({ error }, 400);

export function createDoor({ system, keys, clock, moveClock }: DoorOptions): Hono {
  const { register, ledger } = system.store;
  const door = new Hono();
  const urlOf = (name: string): string => system.queues.ensure(name).url;

  door.get('/api/sandbox', async (context) => {
    const partners = (await register.partners()).map(({ partner, name, uscc, keys: held }) => ({
      partner,
      name,
      ...(uscc === undefined ? {} : { uscc }),
      ...(partner.startsWith('operator:') ? {} : { replyQueue: urlOf(replyQueueName(replyQueuePrefix, partner)) }),
      keys: held.map(({ publicJwk: _, ...key }) => key),
    }));
    const queues = Object.fromEntries(inboundQueues.map((queue) => [queue, urlOf(queueName(queue))]));
    return context.json({
      endpoint: system.endpoint,
      region: localRegion,
      now: clock.now(),
      clockMoves: moveClock !== undefined,
      queues,
      partners,
      systemKeys: await publishedKeySet(system.keys),
    });
  });

  // A line of a scenario file, `{"register":{…}}`: a partner with a key of its own, the end of a key, a city profile, a channel that fails.
  door.post('/api/sandbox/register', async (context) => {
    const parsed = parseScenarioLine(await context.req.text(), 1);
    if (!parsed.ok) return refuse(context, parsed.problems.map(({ en, zh }) => `${en} ${zh}`).join(' '));
    const { line } = parsed;
    try {
      if (line.kind === 'partner') await enrol(line, { register, enrol: system.enrol }, keys, 'register');
      else if (line.kind === 'profile') await register.putProfile(profileOf(line));
      else if (line.kind === 'fault') system.faults.add(line.channel, line.times);
      else return refuse(context, 'only {"register":{…}} is taken here; messages go to the queues. 此处仅接受登记行。');
    } catch (error) {
      return refuse(context, error instanceof Error ? error.message : String(error));
    }
    return context.json({});
  });

  // From an `answer` line to the messages that say it: only the system knows whose task it is.
  door.post('/api/sandbox/answers', async (context) => {
    const parsed = parseScenarioLine(await context.req.text(), 1);
    if (!parsed.ok || parsed.line.kind !== 'answer')
      return refuse(context, 'only {"at":…,"answer":{…}} is taken here. 此处仅接受 answer 行。');
    const { line } = parsed;
    return context.json({ drafts: draftsOfAnswer(line, await createDirectory(ledger).tasksNamed(line.task)) });
  });

  door.post('/api/sandbox/instructions', async (context) => {
    const parsed = instruction.safeParse(await context.req.json().catch(() => undefined));
    return parsed.success ? context.json(system.feed.instruct(parsed.data)) : refuse(context, z.prettifyError(parsed.error));
  });

  door.get('/api/sandbox/clock', (context) => context.json({ now: clock.now() }));
  door.post('/api/sandbox/clock', async (context) => {
    const parsed = z.strictObject({ to: z.string() }).safeParse(await context.req.json().catch(() => undefined));
    const to = parsed.success ? canonicalInstant(parsed.data.to) : undefined;
    if (to === undefined) return refuse(context, '"to" is an instant such as 2026-10-08T00:10:00+08:00. 请给出带时区的时刻。');
    if (moveClock === undefined)
      return refuse(
        context,
        "this sandbox goes by the machine's clock; start it with --clock TIME. 该沙箱使用本机时钟，请以 --clock 启动。",
      );
    if (to < clock.now()) return refuse(context, `the clock stands at ${clock.now()} and does not go back. 时钟不能回拨。`);
    await moveClock(to);
    return context.json({ now: clock.now() });
  });

  door.get('/api/sandbox/accounts/:account', async (context) => {
    const { registration, balanceFen } = await accountNow(ledger, context.req.param('account'));
    return context.json(registration === undefined ? {} : { account: { balanceFen, accountTitle: registration.accountTitle } });
  });

  // On AWS a partner puts an object into its own path of a bucket.
  door.put('/api/sandbox/uploads/:kind/:code/:name', async (context) => {
    const { kind, code, name } = context.req.param();
    try {
      const uri = `upload://${[kind, code, name].map(encodeURIComponent).join('/')}`;
      await system.uploads.put(`${kind}:${code}`, uri, new Uint8Array(await context.req.arrayBuffer()));
      return context.json({ uri });
    } catch (error) {
      if (error instanceof UploadRefusedError) return refuse(context, error.message);
      throw error;
    }
  });

  // What was said once may be said again; the door signs nothing that the system has not said.
  door.post('/api/sandbox/told-again', async (context) => {
    const wanted = z.strictObject({ to: z.string(), id: z.string() }).safeParse(await context.req.json().catch(() => undefined));
    const reply = wanted.success ? system.feed.replyOf(wanted.data.to, wanted.data.id) : undefined;
    if (!wanted.success || reply === undefined)
      return refuse(context, 'no reply of that id was told to that partner. 该机构未收到过此编号的回复。');
    const { event, accountNumber } = reply;
    const body = xmlSafe(JSON.stringify(event));
    const signature = await signOutbound(Buffer.from(body, 'utf8'), await system.keys.current());
    system.queues.ensure(replyQueueName(replyQueuePrefix, wanted.data.to)).send({
      body,
      groupId: accountGroup(accountNumber),
      deduplicationId: crypto.randomUUID(),
      attributes: { signature: { DataType: 'String', StringValue: signature } },
    });
    return context.json({});
  });

  door.post('/api/sandbox/certificates', async (context) => {
    const parsed = fullPass.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success)
      return refuse(context, `only a full pass is certified: ${z.prettifyError(parsed.error)} 仅为全部通过的结果签发证书。`);
    const certificate = certificateText(parsed.data, clock.now());
    return context.json({ certificate, signature: await signOutbound(Buffer.from(certificate, 'utf8'), await system.keys.current()) });
  });

  door.get('/api/sandbox/feed', (context) =>
    context.json({ entries: system.feed.after(Number(context.req.query('after') ?? '0'), feedMax) }),
  );
  return door;
}
