/** Pack 13: a witness of the log. It cosigns a checkpoint that continues all that it has seen, and nothing else. */

import { setTimeout } from 'node:timers/promises';
import type { Bilingual } from '../../../../shared/domain/values/bilingual.ts';
import type { Bench } from '../bench.ts';
import { differences } from '../faults.ts';
import type { CheckHead, Pack } from '../pack.ts';
import { openPracticeLog, type PracticeLog, type View } from '../practice-log.ts';
import { freeze, freezeAnswered, openAccount } from '../story.ts';
import type { Seen } from '../watch.ts';

/** What stands for the account of a message about the log. */
const group = 'log';
const anyOutcome = ['ACCEPTED', 'HELD', 'REJECTED'];
const lookEveryMs = 500;
/** The sandbox seals each ten seconds. */
const sealedWithinMs = 45_000;

/** In this order, between honest ones: a witness that believed one of them would have put its name under it. */
const lies: readonly { view: View; words: Bilingual }[] = [
  { view: { size: 5 }, words: { zh: '回退到较早的检查点', en: 'an earlier checkpoint, as if pages had been dropped' } },
  { view: { size: 7, rewritten: 2 }, words: { zh: '同一长度、不同根（分叉）', en: 'another root for the same size: a fork' } },
  {
    view: { size: 9, rewritten: 2 },
    words: { zh: '更长，但改写了已见过的页', en: 'a longer log in which a page that was seen is rewritten' },
  },
  { view: { size: 9, signedBy: 'a stranger' }, words: { zh: '并非以日志的密钥签名', en: 'not signed with the key of the log' } },
];

export const witnessing: Pack = {
  number: '13',
  title: { zh: '见证', en: 'Witness' },
  async play(bench) {
    bench.names.add(group);
    const story = await openAccount(bench);
    const practice = await openPracticeLog();
    try {
      const first = await cosignedTruly(bench, 0);
      await cosigned(bench, practice, { size: 3 });
      await cosigned(bench, practice, { size: 7 });
      for (const { view } of lies) await shown(bench, practice, view);
      await cosigned(bench, practice, { size: 12 });
      for (const { view, words } of lies)
        await bench.never({ rule: 'M-02', zh: `不联署：${words.zh}`, en: `not cosigned: ${words.en}` }, isUnder(practice, view.size));
      await freezeAnswered(story, await freeze(story));
      await cosignedTruly(bench, first);
    } finally {
      await practice.close();
    }
  },
};

const isUnder =
  ({ origin }: PracticeLog, size: number) =>
  ({ type, data }: Seen): boolean =>
    type.endsWith('.checkpoint.cosigned') && data['origin'] === origin && data['size'] === size;

/** Where the checkpoint lies, and the key of its log. */
async function asked(bench: Bench, log: string, key: string): Promise<void> {
  await bench.ask(
    {
      zh: `日志 ${log} 的检查点如延续你所见过的该日志，请联署`,
      en: `cosign the checkpoint of the log at ${log}, if it continues all that you have seen of that log`,
    },
    { kind: 'cosign', data: { log, key } },
  );
}

const shown = async (bench: Bench, practice: PracticeLog, view: View): Promise<void> =>
  asked(bench, await practice.show(view), practice.key);

const honest: CheckHead = { rule: 'M-02', zh: '联署延续所见的检查点', en: 'a checkpoint that continues what was seen is cosigned' };

/** The system does not know the log for practice, and refuses what is said of it: that is no fault of whoever cosigned it. */
async function cosigned(bench: Bench, practice: PracticeLog, view: View): Promise<void> {
  await shown(bench, practice, view);
  const { id } = await bench.expect({
    ...honest,
    type: typeOf(bench),
    group,
    where: ({ origin, size }) => origin === practice.origin && size === view.size,
    outcomes: anyOutcome,
  });
  bench.tolerated.add(id);
}

/** The log of the system itself, once it has grown. Resolves with the size that was cosigned. */
async function cosignedTruly(bench: Bench, seenSize: number): Promise<number> {
  const log = `${bench.console}/log`;
  const { origin, size, rootHash } = await grown(log, seenSize);
  const key = await (await fetch(`${log}/key`)).text();
  await asked(bench, log, key.trim());
  const seen = await bench.expect({
    ...honest,
    type: typeOf(bench),
    group,
    where: (data) => data['origin'] === origin && Number(data['size']) >= size,
    // The log may have grown again before the witness looked.
    judge: (data) => (data['size'] === size ? differences(data, { rootHash }) : []),
  });
  return Number(seen.data['size']);
}

async function grown(log: string, seenSize: number): Promise<{ origin: string; size: number; rootHash: string }> {
  for (const end = performance.now() + sealedWithinMs; performance.now() < end; await setTimeout(lookEveryMs)) {
    const response = await fetch(`${log}/checkpoint`);
    const [origin = '', size = '', rootHash = ''] = response.ok ? (await response.text()).split('\n') : [];
    if (Number(size) > seenSize) return { origin, size: Number(size), rootHash };
  }
  throw new Error(`the sandbox has sealed nothing new within ${sealedWithinMs / 1000} s`);
}

const typeOf = ({ as }: Bench): string => `${as}.checkpoint.cosigned`;
