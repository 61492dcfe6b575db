import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFaultPlan } from '../../../../shared/adapters/channels/faults.ts';
import { gatewayChannel } from '../../../../shared/adapters/channels/gateway.ts';
import { outboxFiles } from '../../../../shared/adapters/channels/outbox-files.ts';
import { recorded } from '../../../../shared/adapters/channels/recorded.ts';
import { smtpChannel } from '../../../../shared/adapters/channels/smtp.ts';
import type { ChannelAdapter, Delivery } from '../../../../shared/ports/channels.ts';
import { memoryEvidence } from '../../../fixtures/world/memory-evidence.ts';
import { type MailServerMood, smtpSink } from '../../../fixtures/world/smtp-sink.ts';

const at = '2026-03-10T14:30:00+08:00';
/** Longer after it than any process works on a batch. */
const later = '2026-03-10T14:33:00+08:00';
const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  notificationId: 'told-（2026）鲁0102执保123号',
  attempt: 1,
  address: 'a1@example.org',
  subject: '冻结资金划转告知',
  text: '金额3,000,000.00元',
  at,
  ...change,
});

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

describe('the sandbox’s outbox writes each delivery as a file that is its own proof', () => {
  async function outbox() {
    const root = await mkdtemp(join(tmpdir(), 'presale-outbox-'));
    cleanUps.push(() => rm(root, { recursive: true }));
    const faults = createFaultPlan();
    return { root, faults, channels: outboxFiles({ root, faults }), reopened: () => outboxFiles({ root, faults: createFaultPlan() }) };
  }

  it('once a notification and address, whoever asks again', async () => {
    const { root, channels, reopened } = await outbox();
    const first = await channels.email?.deliver(delivery());
    expect(first).toMatchObject({ kind: 'reached', at });
    expect(await channels.email?.deliver(delivery({ attempt: 2, at: '2026-03-11T00:00:00+08:00' }))).toEqual(first);
    expect(await reopened().email?.deliver(delivery({ at: '2026-03-12T00:00:00+08:00' }))).toEqual(first);
    await channels.email?.deliver(delivery({ address: 'second@example.org' }));
    expect(await readdir(join(root, 'email'))).toHaveLength(2);
    const file = JSON.parse(await readFile(join(root, first?.kind === 'reached' ? first.evidence : ''), 'utf8'));
    expect(file).toMatchObject({ channel: 'email', to: 'a1@example.org', text: '金额3,000,000.00元', at });
  });

  it('fails as often as it was told to, on that channel only', async () => {
    const { faults, channels } = await outbox();
    faults.add('sms', 1);
    faults.add('sms', 1);
    expect(await channels.sms?.deliver(delivery())).toMatchObject({ kind: 'failed' });
    expect(await channels.phone?.deliver(delivery())).toMatchObject({ kind: 'reached' });
    expect(await channels.sms?.deliver(delivery())).toMatchObject({ kind: 'failed' });
    expect(await channels.sms?.deliver(delivery())).toMatchObject({ kind: 'reached' });
  });
});

describe('a gateway is believed when it says that the message was delivered, and only then', () => {
  async function gateway(answer: (request: IncomingMessage, response: ServerResponse) => void, timeoutMs = 20_000) {
    const requests: { headers: IncomingMessage['headers']; body: string }[] = [];
    const server: Server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        requests.push({ headers: request.headers, body });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanUps.push(async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the gateway has no port');
    const endpoint = `http://127.0.0.1:${address.port}/sms`;
    return { requests, endpoint, channel: gatewayChannel({ kind: 'sms', endpoint, timeoutMs, fetch: globalThis.fetch }) };
  }
  const json = (value: unknown) => (_: IncomingMessage, response: ServerResponse) => response.end(JSON.stringify(value));

  it('posts the message with one idempotency key a notification, channel and address, whichever attempt it is', async () => {
    const { channel, requests } = await gateway(json({ status: 'delivered', at: '2026-03-10T06:31:00Z', evidence: 'sms-77' }));
    expect(await channel.deliver(delivery({ attempt: 3 }))).toEqual({
      kind: 'reached',
      at: '2026-03-10T14:31:00+08:00',
      evidence: 'sms-77',
    });
    await channel.deliver(delivery({ attempt: 4 }));
    expect(requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{64}$/);
    expect(requests[1]?.headers['idempotency-key']).toBe(requests[0]?.headers['idempotency-key']);
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      channel: 'sms',
      address: 'a1@example.org',
      text: '金额3,000,000.00元',
      attempt: 3,
    });
  });

  it.each<[string, (request: IncomingMessage, response: ServerResponse) => void, string]>([
    ['says that it failed', json({ status: 'failed', reason: 'number not in use' }), 'number not in use'],
    ['has only accepted it', json({ status: 'accepted' }), 'something else'],
    ['names no proof', json({ status: 'delivered', at }), 'something else'],
    ['names a time that is none', json({ status: 'delivered', at: 'yesterday', evidence: 'x' }), 'something else'],
    ['answers without JSON', (_, response) => response.end('<html>'), 'something else'],
    [
      'answers with a megabyte',
      (_, response) => response.end(JSON.stringify({ status: 'delivered', at, evidence: 'x', pad: 'x'.repeat(1_000_000) })),
      'something else',
    ],
    ['is broken', (_, response) => response.writeHead(500).end(), '500'],
    ['sends elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), 'could not be reached'],
    ['does not answer', () => {}, 'TimeoutError'],
  ])('it %s', async (_, answer, reason) => {
    const { channel } = await gateway(answer, reason === 'TimeoutError' ? 50 : undefined);
    expect(await channel.deliver(delivery())).toMatchObject({ kind: 'failed', reason: expect.stringContaining(reason) });
  });

  it('cannot be reached', async () => {
    const channel = gatewayChannel({ kind: 'sms', endpoint: 'http://127.0.0.1:9/', timeoutMs: 200, fetch: globalThis.fetch });
    expect(await channel.deliver(delivery())).toMatchObject({ kind: 'failed' });
  });
});

describe('mail goes over SMTP', () => {
  async function mail() {
    const sink = await smtpSink();
    cleanUps.push(() => sink.close());
    return {
      sink,
      channel: smtpChannel({
        url: sink.url,
        from: 'court@example.org',
        timeoutMs: 60_000,
        clock: { now: () => at },
        patience: sink.patience,
      }),
    };
  }

  it('and reached when the server took it; a repeat carries the same Message-ID', async () => {
    const { sink, channel } = await mail();
    const result = await channel.deliver(delivery());
    expect(result).toMatchObject({ kind: 'reached', at, evidence: expect.stringContaining('250 taken as 1') });
    await channel.deliver(delivery({ attempt: 2 }));
    const ids = sink.mails.map((text) => /^Message-ID:\s+(.*?)\r$/im.exec(text)?.[1]);
    expect(ids[0]).toMatch(/^<[0-9a-f]{64}@example\.org>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(sink.mails[0]).toContain('To: a1@example.org');
  });

  it('a refused address is a failure that does not repeat the address', async () => {
    const { channel } = await mail();
    const result = await channel.deliver(delivery({ address: 'refused@example.org' }));
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('550') });
    expect(JSON.stringify(result)).not.toContain('refused@example.org');
  });

  it('a name outside ASCII is not handed to a server that may not take it (RFC 6531); a domain outside ASCII has an ASCII form', async () => {
    const { sink, channel } = await mail();
    expect(await channel.deliver(delivery({ address: '张三@example.org' }))).toMatchObject({ kind: 'failed' });
    expect(sink.mails).toEqual([]);
    expect(await channel.deliver(delivery({ address: 'a1@例子.org' }))).toMatchObject({ kind: 'reached' });
  });

  it.each<[MailServerMood, RegExp]>([
    ['resets', /refused or could not be reached/],
    ['silent', /refused or could not be reached/],
    ['greets for ever', /refused or could not be reached/],
    ['closes: 421', /421$/],
    ['later: 451 at the recipient', /451$/],
    ['later: 452 at the message', /452$/],
    ['never: 554 at the message', /554$/],
    ['ends at DATA', /refused or could not be reached/],
  ])('a server that %s has not taken it, for certain', async (mood, reason) => {
    const { sink, channel } = await mail();
    sink.mood = () => mood;
    const result = await channel.deliver(delivery());
    expect(result).toEqual({ kind: 'failed', reason: expect.stringMatching(reason) });
    expect(sink.mails).toEqual([]);
  });

  it.each([
    'ends in the message',
    'ends after the message',
    'silent after the message',
  ] as const)('a server that %s may have taken it: that is said (RFC 5321 4.5.3.2.6)', async (mood) => {
    const { sink, channel } = await mail();
    sink.mood = () => mood;
    const result = await channel.deliver(delivery());
    expect(result).toEqual({ kind: 'failed', reason: expect.stringMatching(/did not answer/), mayHaveReached: true });
  });

  it('a server that is not there is a failure', async () => {
    const channel = smtpChannel({ url: 'smtp://127.0.0.1:9', from: 'court@example.org', timeoutMs: 500, clock: { now: () => at } });
    expect(await channel.deliver(delivery())).toMatchObject({ kind: 'failed', reason: expect.stringContaining('could not be reached') });
  });
});

describe('a channel that remembers tells nobody twice', () => {
  const counting = (results: ('reached' | 'failed')[]) => {
    const deliveries: Delivery[] = [];
    const channel: ChannelAdapter = {
      kind: 'sms',
      async deliver(given) {
        deliveries.push(given);
        return results.shift() === 'failed'
          ? { kind: 'failed', reason: 'busy' }
          : { kind: 'reached', at: given.at, evidence: `sms-${deliveries.length}` };
      },
    };
    return { channel, deliveries };
  };

  it('keeps what reached, with its proof, and returns it ever after', async () => {
    const evidence = memoryEvidence();
    const { channel, deliveries } = counting([]);
    const first = await recorded(channel, evidence).deliver(delivery());
    expect(first).toMatchObject({ kind: 'reached', at, evidence: expect.stringMatching(/^deliveries\/[0-9a-f]{64}$/) });
    expect(await recorded(channel, evidence).deliver(delivery({ attempt: 2, at: '2026-03-12T00:00:00+08:00' }))).toEqual(first);
    expect(deliveries).toHaveLength(1);
    const [record] = evidence.objects.values();
    expect(JSON.parse(Buffer.from(record ?? []).toString())).toMatchObject({
      channel: 'sms',
      address: 'a1@example.org',
      result: { evidence: 'sms-1' },
    });
  });

  it('tries again after a failure', async () => {
    const evidence = memoryEvidence();
    const { channel, deliveries } = counting(['failed', 'reached']);
    expect(await recorded(channel, evidence).deliver(delivery())).toMatchObject({ kind: 'failed' });
    expect(await recorded(channel, evidence).deliver(delivery({ attempt: 2 }))).toMatchObject({ kind: 'reached' });
    expect(deliveries).toHaveLength(2);
  });

  it('takes the record of whoever was faster', async () => {
    const evidence = memoryEvidence();
    const [first, second] = await Promise.all([
      recorded(counting([]).channel, evidence).deliver(delivery()),
      recorded(counting([]).channel, evidence).deliver(delivery({ at: '2026-03-10T14:30:01+08:00' })),
    ]);
    expect(second).toEqual(first);
  });

  describe('where a repeat would tell twice (e-mail)', () => {
    const mail = (results: ('reached' | 'failed')[]) => {
      const { channel, deliveries } = counting(results);
      return { channel: { ...channel, repeatTellsAgain: true }, deliveries };
    };

    it('what was sent and whose outcome could not be kept is not sent again, in whatever attempt', async () => {
      const evidence = memoryEvidence();
      const { channel, deliveries } = mail([]);
      const { put } = evidence;
      evidence.put = async (key, ...rest) => {
        if (!key.endsWith('-sending')) throw new Error('the evidence store is unavailable');
        return put(key, ...rest);
      };
      await expect(recorded(channel, evidence).deliver(delivery())).rejects.toThrow(/unavailable/);
      evidence.put = put;
      for (const attempt of [1, 2])
        expect(await recorded(channel, evidence).deliver(delivery({ attempt, at: later }))).toMatchObject({
          kind: 'failed',
          reason: expect.stringMatching(/not known/),
        });
      expect(deliveries).toHaveLength(1);
    });

    it('what failed for certain is tried again', async () => {
      const evidence = memoryEvidence();
      const { channel, deliveries } = mail(['failed', 'reached']);
      expect(await recorded(channel, evidence).deliver(delivery())).toMatchObject({ kind: 'failed', reason: 'busy' });
      expect(await recorded(channel, evidence).deliver(delivery({ attempt: 2 }))).toMatchObject({ kind: 'reached' });
      expect(deliveries).toHaveLength(2);
    });

    it('what failed is tried again in the same attempt too, and its failure says nothing of the sending after it', async () => {
      const evidence = memoryEvidence();
      const { channel, deliveries } = mail(['failed']);
      expect(await recorded(channel, evidence).deliver(delivery())).toMatchObject({ kind: 'failed', reason: 'busy' });
      const silent = { ...channel, deliver: (what: Delivery) => channel.deliver(what).then(() => Promise.reject(new Error('no answer'))) };
      await expect(recorded(silent, evidence).deliver(delivery())).rejects.toThrow(/no answer/);
      for (const attempt of [1, 2])
        expect(await recorded(channel, evidence).deliver(delivery({ attempt, at: later }))).toMatchObject({
          reason: expect.stringMatching(/not known/),
        });
      expect(deliveries).toHaveLength(2);
    });

    it('two processes at the same moment send it once, and the one that came second comes again and finds what became of it', async () => {
      const evidence = memoryEvidence();
      const { channel, deliveries } = mail([]);
      const both = await Promise.allSettled([1, 2].map(() => recorded(channel, evidence).deliver(delivery())));
      expect(both.map((each) => (each.status === 'fulfilled' ? each.value.kind : each.reason.name)).sort()).toEqual([
        'BeingSentError',
        'reached',
      ]);
      expect(await recorded(channel, evidence).deliver(delivery())).toMatchObject({ kind: 'reached' });
      expect(deliveries).toHaveLength(1);
    });

    it('while another process may still be sending it nothing is said of it: no other channel tells in between', async () => {
      const evidence = memoryEvidence();
      const { channel, deliveries } = mail(['failed']);
      let answer: () => void = () => undefined;
      const slow = { ...channel, deliver: (what: Delivery) => new Promise<void>((r) => (answer = r)).then(() => channel.deliver(what)) };
      const winner = recorded(slow, evidence).deliver(delivery());
      for (const seconds of ['01', '59']) {
        const looked = recorded(channel, evidence).deliver(delivery({ at: `2026-03-10T14:30:${seconds}+08:00` }));
        await expect(looked).rejects.toThrow(/a little later/);
      }
      answer();
      expect(await winner).toMatchObject({ kind: 'failed', reason: 'busy' });
      // It failed for certain, so that the one that comes again sends it.
      expect(await recorded(channel, evidence).deliver(delivery())).toMatchObject({ kind: 'reached' });
      expect(deliveries).toHaveLength(2);
    });

    it('what the channel itself knows no outcome of is not sent again, and that is known at once', async () => {
      const evidence = memoryEvidence();
      const { channel, deliveries } = mail([]);
      const deaf = { ...channel, deliver: (what: Delivery) => channel.deliver(what).then(() => unanswered) };
      const unanswered = { kind: 'failed', reason: 'no answer', mayHaveReached: true } as const;
      expect(await recorded(deaf, evidence).deliver(delivery())).toEqual(unanswered);
      for (const attempt of [1, 2, 3])
        expect(await recorded(channel, evidence).deliver(delivery({ attempt }))).toMatchObject({
          kind: 'failed',
          reason: expect.stringMatching(/not known/),
        });
      expect(deliveries).toHaveLength(1);
    });

    it('nothing is sent while it cannot be written down that it will be', async () => {
      const evidence = memoryEvidence();
      const { channel, deliveries } = mail([]);
      evidence.failing = 1;
      await expect(recorded(channel, evidence).deliver(delivery())).rejects.toThrow(/unavailable/);
      expect(deliveries).toEqual([]);
      expect(await recorded(channel, evidence).deliver(delivery())).toMatchObject({ kind: 'reached' });
    });
  });
});
