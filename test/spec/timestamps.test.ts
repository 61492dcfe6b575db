import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpJudicialChain } from '../../shared/adapters/timestamps/judicial-chain.ts';
import { rfc3161Authority, timestampRequest, tokenOf } from '../../shared/adapters/timestamps/rfc3161.ts';
import { sha256Hex } from '../../shared/domain/journal.ts';

const sha256 = sha256Hex('a checkpoint');
const hasOpenssl = spawnSync('openssl', ['ts', '-help']).status === 0;

/** A time-stamping authority of openssl, in a folder of its own. */
function authority() {
  const folder = mkdtempSync(join(tmpdir(), 'presale-tsa-'));
  const at = (name: string): string => join(folder, name);
  const run = (...parameters: string[]): string => execFileSync('openssl', parameters, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  writeFileSync(
    at('tsa.cnf'),
    `[req]
distinguished_name=dn
x509_extensions=tsa
[dn]
[tsa]
extendedKeyUsage=critical,timeStamping
[ts]
default_tsa=t
[t]
serial=serial
crypto_device=builtin
signer_cert=tsa.pem
signer_key=tsa.key
certs=tsa.pem
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256
ess_cert_id_alg=sha256
`,
  );
  writeFileSync(at('serial'), '01\n');
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=TSA',
    '-config',
    'tsa.cnf',
  );
  const reply = (query: Uint8Array): Uint8Array => {
    writeFileSync(at('query.tsq'), query);
    run('ts', '-reply', '-config', 'tsa.cnf', '-section', 't', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
    return readFileSync(at('reply.tsr'));
  };
  return { at, run, reply };
}

describe.runIf(hasOpenssl)('a time stamp (RFC 3161)', () => {
  it('is asked for as openssl reads it, and what comes back openssl verifies for our digest alone', async () => {
    const tsa = authority();
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

  it('about another digest, a refusal and an answer that is none are each an error', async () => {
    const tsa = authority();
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
