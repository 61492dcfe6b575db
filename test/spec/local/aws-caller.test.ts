/** On AWS two persons are two principals, as AWS itself names them: what somebody types as a name counts nothing there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { callerArn, personBehind, whoActs } from '../../../infra/local/register/caller.ts';
import type { PartnerChange } from '../../../infra/local/register/change.ts';
import { confirmProposal, proposeChange } from '../../../infra/local/register/proposal.ts';
import { generateSigningKey } from '../../../shared/adapters/signatures/sign.ts';
import type { Partner } from '../../../shared/ports/register.ts';

const user = (name: string) => `arn:aws-cn:iam::123456789012:user/${name}`;
const session = (role: string, name: string) => `arn:aws-cn:sts::123456789012:assumed-role/${role}/${name}`;
const endings: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** STS on this machine; what it was asked. */
async function sts(status: number, answer: string) {
  const asked: { body: string; authorization: string | undefined }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    asked.push({ body: Buffer.concat(parts).toString(), authorization: request.headers.authorization });
    response.writeHead(status).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const caller = async () => ({ region: 'cn-north-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' }, endpoint });
  return { asked, arn: () => callerArn(caller) };
}

describe('the caller', () => {
  it('is who STS says, asked with a signature of the credentials', async () => {
    const said = { GetCallerIdentityResponse: { GetCallerIdentityResult: { Arn: user('zhang'), UserId: 'A', Account: '123456789012' } } };
    const { asked, arn } = await sts(200, JSON.stringify(said));
    expect(await arn()).toBe(user('zhang'));
    expect(asked[0]?.body).toBe('Action=GetCallerIdentity&Version=2011-06-15');
    expect(asked[0]?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/cn-north-1\/sts\/aws4_request/);
  });

  it('is read from XML as well', async () => {
    const { arn } = await sts(200, `<GetCallerIdentityResponse><Arn>${user('zhang')}</Arn></GetCallerIdentityResponse>`);
    expect(await arn()).toBe(user('zhang'));
  });

  it('is nobody whose credentials are refused', async () => {
    const { arn } = await sts(403, 'InvalidClientTokenId');
    await expect(arn()).rejects.toThrow('AWS does not say who you are (STS GetCallerIdentity, status 403): InvalidClientTokenId');
  });
});

describe('the person behind a principal', () => {
  it('is the user', () => expect(personBehind(user('zhang'))).toBe(user('zhang')));

  it('is one for all sessions of a role, whose names are chosen by whoever assumes it', () => {
    expect(personBehind(session('Operators', 'zhang'))).toBe(personBehind(session('Operators', 'li')));
    expect(personBehind(session('Operators', 'zhang'))).not.toBe(personBehind(session('Approvers', 'zhang')));
  });

  it('is told apart by the session where IAM Identity Center names it', () => {
    const role = 'AWSReservedSSO_Operators_0123456789abcdef';
    expect(personBehind(session(role, 'zhang'))).not.toBe(personBehind(session(role, 'li')));
  });

  it.each([
    'arn:aws-cn:iam::123456789012:root',
    'arn:aws-cn:sts::123456789012:federated-user/zhang',
    'zhang',
  ])('is nobody for %s', (arn) => {
    expect(() => personBehind(arn)).toThrow('names no person');
  });
});

describe('who acts', () => {
  const local = 'http://127.0.0.1:8000';
  const asks = (arn: string) => async () => arn;

  it('is the name that is given at an emulator', async () => {
    expect(await whoActs({ endpoint: local, by: '张三' }, asks(user('zhang')))).toBe('张三');
    await expect(whoActs({ endpoint: local }, asks(user('zhang')))).rejects.toThrow('--by is missing');
  });

  it.each([
    {},
    { endpoint: 'https://dynamodb.cn-north-1.amazonaws.com.cn' },
  ])('is the principal on AWS, whatever the name (%o)', async (place) => {
    expect(await whoActs(place, asks(user('zhang')))).toBe(user('zhang'));
    await expect(whoActs({ ...place, by: '李四' }, asks(user('zhang')))).rejects.toThrow('--by does not count on AWS');
  });
});

describe('a change of the register on AWS', () => {
  const { algorithm, publicJwk } = generateSigningKey('k1', 'EdDSA').registered;
  const added: PartnerChange = {
    kind: 'add',
    partner: 'bank:102451000019',
    name: '中国工商银行济南泉城支行',
    key: { keyId: 'k1', algorithm, publicJwk },
  };
  const now = '2026-03-02T09:00:00+08:00';

  async function proposedBy(by: string) {
    const folder = await mkdtemp(join(tmpdir(), 'presale-caller-'));
    endings.push(() => rm(folder, { recursive: true, force: true }));
    const written: Partner[] = [];
    const register = { partner: async () => undefined, putPartner: async (entry: Partner) => void written.push(entry) };
    const file = join(folder, 'proposal.json');
    await proposeChange(file, added, { register, now, by });
    return { written, confirmedBy: (other: string) => confirmProposal(file, { register, now, by: other }) };
  }

  it('takes two principals, and keeps both', async () => {
    const { written, confirmedBy } = await proposedBy(personBehind(user('zhang')));
    await expect(confirmedBy(personBehind(user('zhang')))).rejects.toThrow('another person confirms it');
    expect(written).toEqual([]);
    await confirmedBy(personBehind(user('li')));
    expect(written).toMatchObject([{ changes: [{ proposedBy: user('zhang'), confirmedBy: user('li') }] }]);
  });

  it('is not confirmed by another session of the same role', async () => {
    const { confirmedBy } = await proposedBy(personBehind(session('Operators', 'zhang')));
    await expect(confirmedBy(personBehind(session('Operators', 'li')))).rejects.toThrow('another person confirms it');
  });

  it('is not confirmed where the proposal names no principal', async () => {
    const { confirmedBy } = await proposedBy('张三');
    await expect(confirmedBy(user('li'))).rejects.toThrow('on AWS both are principals');
  });
});
