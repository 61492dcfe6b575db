import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPemCertificates } from '../../../shared/adapters/certificates/certificate.ts';
import { httpJudicialChain } from '../../../shared/adapters/timestamps/judicial-chain.ts';
import { rfc3161Authority, timestampRequest, tokenOf } from '../../../shared/adapters/timestamps/rfc3161.ts';
import { readTimeStamp } from '../../../shared/adapters/timestamps/token.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { timeStampingAuthority } from '../../fixtures/authorities/time-stamping-authority.ts';

const sha256 = sha256Hex('a checkpoint');
const hasOpenssl = spawnSync('openssl', ['ts', '-help']).status === 0;

describe.runIf(hasOpenssl)('a time stamp (RFC 3161)', () => {
  it('is asked for as openssl reads it, and what comes back openssl verifies for our digest alone', async () => {
    const tsa = timeStampingAuthority();
    const seen: string[] = [];
    const stamp = rfc3161Authority({
      url: 'http://tsa.example.org/',
      fetch: async (_url, init) => {
        const query = Buffer.from(init?.body as Uint8Array);
        writeFileSync(tsa.at('seen.tsq'), query);
        seen.push(tsa.run('ts', '-query', '-in', 'seen.tsq', '-text'));
        return new Response(Buffer.from(tsa.reply(query)));
      },
    });
    writeFileSync(tsa.at('token.der'), await stamp.stamp(sha256));
    expect(seen[0]).toContain('Certificate required: yes');
    const verify = (digest: string) =>
      spawnSync('openssl', ['ts', '-verify', '-digest', digest, '-in', 'token.der', '-token_in', '-CAfile', 'tsa.pem'], {
        cwd: tsa.at('.'),
      }).status;
    expect(verify(sha256)).toBe(0);
    expect(verify(sha256Hex('another'))).not.toBe(0);
  });

  it('is read without openssl too: digest, time, and the certificate against those that the reader trusts', () => {
    const tsa = timeStampingAuthority();
    const token = tokenOf(tsa.reply(timestampRequest(sha256)), sha256);
    const own = readPemCertificates(readFileSync(tsa.at('tsa.pem'), 'utf8'));
    const stranger = readPemCertificates(readFileSync(timeStampingAuthority().at('tsa.pem'), 'utf8'));
    const stamp = { sha256, authority: 'TSA' };
    expect(readTimeStamp(token)).toMatchObject({ kind: 'holds', stamp });
    expect(readTimeStamp(token)).not.toHaveProperty('stamp.trusted');
    expect(readTimeStamp(token, own)).toMatchObject({ kind: 'holds', stamp: { ...stamp, trusted: true } });
    expect(readTimeStamp(token, stranger)).toMatchObject({ kind: 'holds', stamp: { trusted: false } });
    const at = readTimeStamp(token);
    expect(at.kind === 'holds' && Math.abs(at.stamp.at - Date.now()) < 3_600_000).toBe(true);
    for (let place = 0; place < token.length; place += 1) {
      const flipped = Buffer.from(token);
      flipped[place] = (flipped[place] ?? 0) ^ 4;
      const read = readTimeStamp(flipped, own);
      // What is outside of both signature and certificate (lengths are not) may change only what nobody reads.
      if (read.kind === 'holds') expect(read.stamp).toMatchObject({ sha256 });
    }
  });

  it('about another digest, a refusal and an answer that is none are each an error', async () => {
    const tsa = timeStampingAuthority();
    const reply = tsa.reply(timestampRequest(sha256));
    expect(() => tokenOf(reply, sha256Hex('another'))).toThrow('about another digest');
    expect(() => tokenOf(Buffer.from('30053003020102', 'hex'), sha256)).toThrow('refused (status 2)');
    for (const nonsense of ['', '30', '3082ffff', 'nonsense'])
      expect(() => tokenOf(Buffer.from(nonsense), sha256)).toThrow('no time stamp');
    const down = rfc3161Authority({ url: 'http://tsa.example.org/', fetch: async () => new Response('', { status: 503 }) });
    await expect(down.stamp(sha256)).rejects.toThrow('answered 503');
    expect(() => timestampRequest('ab')).toThrow('SHA-256');
  });
});

describe('a judicial chain (法发〔2022〕16号)', () => {
  const checkpoint = { origin: 'presale-release/x', size: 12, rootHash: 'AAAA', sha256, at: '2026-03-02T09:00:00+08:00' };

  it('is told digest, size and root of a checkpoint, under a key that lets it take each once', async () => {
    const requests: { body: unknown; headers: Headers }[] = [];
    const chain = httpJudicialChain({
      url: 'https://chain.example.org/anchors',
      authorization: 'Bearer t',
      fetch: async (_url, init) => {
        requests.push({ body: JSON.parse(String(init?.body)), headers: new Headers(init?.headers) });
        return Response.json({ transactionId: '0xabc', blockHeight: 7 }, { status: 201 });
      },
    });
    expect(await chain.anchor(checkpoint)).toEqual({ transactionId: '0xabc', blockHeight: 7 });
    expect(requests[0]?.body).toEqual({ kind: 'presale-checkpoint', ...checkpoint });
    expect(requests[0]?.headers.get('idempotency-key')).toBe(sha256);
  });

  it('that refuses or answers without a transaction is an error', async () => {
    const answering = (response: Response) => httpJudicialChain({ url: 'https://chain.example.org/', fetch: async () => response });
    await expect(answering(new Response('', { status: 500 })).anchor(checkpoint)).rejects.toThrow('answered 500');
    await expect(answering(Response.json({})).anchor(checkpoint)).rejects.toThrow('without a transactionId');
  });
});
