/** What lies in a reply queue beside what nobody signed: what is taken, what is kept apart for a person, and what goes back to wait behind it. */
import { signDetached } from '../../shared/adapters/signatures/sign.ts';
import { keyNamed, publishedSystemKeys, toldBody } from './signature-vectors.ts';

type Fate = 'take' | 'unproven' | 'give-back';
type Kind = 'true' | 'strange' | 'unsigned' | 'changed';

const batches: readonly { name: string; fetched: readonly (readonly [group: string, kind: Kind, fate: Fate])[] }[] = [
  {
    name: 'all from the system',
    fetched: [
      ['A', 'true', 'take'],
      ['B', 'true', 'take'],
      ['A', 'true', 'take'],
    ],
  },
  {
    name: 'a forged one holds up its account and no other',
    fetched: [
      ['A', 'strange', 'unproven'],
      ['A', 'true', 'give-back'],
      ['B', 'true', 'take'],
    ],
  },
  {
    name: 'what stood before it was taken',
    fetched: [
      ['A', 'true', 'take'],
      ['A', 'unsigned', 'unproven'],
      ['A', 'true', 'give-back'],
    ],
  },
  {
    name: 'one at a time is kept apart',
    fetched: [
      ['A', 'changed', 'unproven'],
      ['B', 'strange', 'give-back'],
      ['B', 'true', 'give-back'],
      ['C', 'true', 'take'],
    ],
  },
  {
    name: 'nothing but forged ones',
    fetched: [
      ['A', 'unsigned', 'unproven'],
      ['A', 'strange', 'give-back'],
    ],
  },
  { name: 'an empty queue', fetched: [] },
];

function message(kind: Kind, id: string): { body: string; signature: string } {
  const body = toldBody(id);
  const { keyId } = keyNamed('system').signing;
  const signed = (name: string): string => signDetached(Buffer.from(body), { ...keyNamed(name).signing, keyId });
  switch (kind) {
    case 'true':
      return { body, signature: signed('system') };
    case 'strange':
      return { body, signature: signed('stranger') };
    case 'unsigned':
      return { body, signature: '' };
    case 'changed':
      return { body: body.replace('ACCEPTED', 'REJECTED'), signature: signed('system') };
  }
}

export const readingVectors = (): object => ({
  about:
    'fetched: one answer of the reply queue, in its order, with the FIFO group of each message. take: hand it on and delete it; unproven: keep it apart for a person, who sets it aside; give-back: make it visible again, so that it comes after what is kept apart.',
  jwkSet: publishedSystemKeys(),
  batches: batches.map(({ name, fetched }, batch) => ({
    name,
    fetched: fetched.map(([groupId, kind, fate], place) => ({ groupId, ...message(kind, `told-${batch}-${place}`), fate })),
  })),
});
