import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../../shared/adapters/signatures/sign.ts';
import { UploadRefusedError } from '../../../../shared/adapters/uploads/upload-path.ts';
import { documentKey } from '../../../../shared/ports/evidence.ts';
import { accountNumber, housing } from '../../../fixtures/rules/account.ts';
import { accountStreamId, inflow, lineOf, plain } from '../../../fixtures/world/plain-case.ts';
import { message, outcomesIn, pagesIn, receiptsIn, type World, world } from '../../../fixtures/world/world.ts';

const register = (of: World) => of.receive('housing', plain('housing.account.registered'));

describe('documents are looked at, stored under their digest, and leave the message', () => {
  const notice = () => lineOf('housing.notice.issued').data.document as { sha256: string; contentBase64: string };

  it('stores inline bytes and commits the message without them', async () => {
    const system = await world();
    await register(system);
    system.time.now = '2026-03-03T10:00:00+08:00';
    await system.receive('court', plain('court.freeze.ordered'), plain('court.housing.informed'));
    system.time.now = '2026-03-09T10:00:00+08:00';
    await system.receive('housing', plain('housing.notice.issued'));
    const { sha256, contentBase64 } = notice();
    expect(Buffer.from((await system.evidence.get(documentKey(sha256))) ?? []).toString('base64')).toBe(contentBase64);
    expect(system.evidence.mediaTypes.get(documentKey(sha256))).toBe('application/pdf');
    expect(JSON.stringify(await pagesIn(system, accountStreamId))).not.toContain('contentBase64');
    expect(outcomesIn(system).at(-1)).toContain('ACCEPTED');
  });

  it('stores what really came under its own digest when the message names another', async () => {
    const system = await world();
    await register(system);
    await system.receive(
      'housing',
      plain('housing.notice.issued', {
        data: { document: { mediaType: 'application/pdf', sha256: 'a'.repeat(64), contentBase64: notice().contentBase64 } },
      }),
    );
    expect(await system.evidence.has(documentKey(notice().sha256))).toBe(true);
    expect(await system.evidence.has(documentKey('a'.repeat(64)))).toBe(false);
    expect(
      receiptsIn(system)
        .at(-1)
        ?.data.rules.map(({ id }) => id),
    ).toContain('M-02');
  });

  it('fetches a large document from the sender’s own upload area', async () => {
    const system = await world();
    await register(system);
    const uri = 'upload://housing/370102/notice-1.pdf';
    system.uploaded.set(`${housing} ${uri}`, Buffer.from(notice().contentBase64, 'base64'));
    await system.receive(
      'housing',
      plain('housing.notice.issued', { data: { document: { mediaType: 'application/pdf', sha256: notice().sha256, uri } } }),
    );
    expect(await system.evidence.has(documentKey(notice().sha256))).toBe(true);
  });

  const withUri = (receiveCount: number, from = housing) =>
    plain('housing.notice.issued', {
      receiveCount,
      from,
      data: { document: { mediaType: 'application/pdf', sha256: notice().sha256, uri: `upload://${from.replace(':', '/')}/notice-1.pdf` } },
    });

  it('waits for an upload area of ours that does not answer, however often the message comes', async () => {
    const system = await world();
    await register(system);
    const { fetch } = system.uploads;
    system.uploads.fetch = async () => {
      throw new Error('timeout');
    };
    for (const receiveCount of [1, 3, 6, 400]) expect(await system.receive('housing', withUri(receiveCount), inflow(1))).toHaveLength(2);
    system.uploads.fetch = fetch;
    expect(await system.receive('housing', withUri(401))).toEqual([]);
  });

  it('says at once that a file is not there or may not be taken: what the sender caused is not tried again', async () => {
    const system = await world();
    await register(system);
    system.uploads.fetch = async (_, uri) => {
      throw new UploadRefusedError(uri, 'it is not a file');
    };
    expect(await system.receive('housing', withUri(1))).toEqual([]);
    expect(receiptsIn(system)).toHaveLength(2);
  });

  it('fetches nothing for an authority that has no say in the account, so that it cannot hold the account up', async () => {
    const system = await world();
    await register(system);
    const other = 'housing:370103';
    const key = generateSigningKey(`${other}-key`, 'EdDSA');
    await system.register.putPartner({ partner: other, name: '济南市市中区住房和城乡建设局', keys: [key.registered] });
    const asked: string[] = [];
    system.uploads.fetch = async (_, uri) => {
      asked.push(uri);
      throw new Error('timeout');
    };
    const line = lineOf('housing.notice.issued');
    const document = { mediaType: 'application/pdf', sha256: notice().sha256, uri: 'upload://housing/370103/slow.pdf' };
    const foreign = message(
      'housing.notice.issued',
      { id: 'foreign', from: other, at: line.at, subject: accountNumber },
      { ...line.data, document },
      { key: key.signing },
    );
    system.time.now = line.at;
    expect(await system.receive('housing', foreign)).toEqual([]);
    expect(asked).toEqual([]);
    expect(outcomesIn(system).at(-1)).toMatch(/^foreign (REJECTED|HELD)/);
  });
});
