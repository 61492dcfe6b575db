/**
 * `presale send FILE`: the messages of a scenario, signed and posted to a running sandbox one after the other, each with its receipt. The running system has
 * its own clock: `at` orders the lines and is not waited for, and an event says the time of its sending unless `sentAt` says another.
 */
import type { ScenarioLine } from '../../../../shared/contracts/play/scenario.ts';
import { createDirectory } from '../../play/directory.ts';
import { type Letter, unknownAccount } from '../../play/letters.ts';
import { readScenario, ScenarioFaults } from '../../play/scenario-file.ts';
import { openRemote, type ReceiptEvent, type Remote } from '../../sandbox/remote.ts';
import { createSender, type Sender } from '../../sandbox/sender.ts';
import type { Io } from '../options.ts';
import { printTimeline, timelineOf } from '../print/timeline.ts';

export interface SendArguments {
  file: string;
  endpoint: string;
  /** Folder of keys that the sandbox knows, as `presale start --data` writes it. */
  keys?: string;
  json: boolean;
}

interface Sent {
  line: number;
  letter: Letter;
  receipt: ReceiptEvent;
}

/** Exit 0 when every message was answered, whatever with; 1 when the file is malformed or an answer did not come. */
export async function send({ file, endpoint, keys, json }: SendArguments, io: Io): Promise<number> {
  let lines: ScenarioLine[];
  try {
    lines = await readScenario(file);
  } catch (error) {
    if (!(error instanceof ScenarioFaults)) throw error;
    for (const fault of error.faults) io.stderr.write(`${fault}\n`);
    return 1;
  }
  const remote = await openRemote(endpoint);
  try {
    const sender = createSender(remote, keys);
    const told: object[] = [];
    for await (const sent of sendLines(lines, remote, sender, io)) {
      if (json) told.push(summaryOf(sent));
      else io.stdout.write(`${linesOf(sent).join('\n')}\n`);
    }
    if (json) io.stdout.write(`${JSON.stringify({ receipts: told })}\n`);
    return 0;
  } finally {
    remote.close();
  }
}

const summaryOf = ({ line, letter, receipt }: Sent): object => ({ line, from: letter.from, type: letter.type, ...receipt.data });

function linesOf({ line, letter, receipt }: Sent): string[] {
  const { time, type, data } = receipt;
  const [, ...printed] = printTimeline(timelineOf([letter], [{ to: letter.from, id: '', type, time, data }]));
  return [`${line}`.padEnd(4) + (printed[1] ?? '').trimStart(), ...printed.slice(2)];
}

async function* sendLines(lines: readonly ScenarioLine[], remote: Remote, sender: Sender, io: Io): AsyncGenerator<Sent> {
  const directory = createDirectory();
  const run = crypto.randomUUID().slice(0, 8);
  const sent = new Map<string, Letter>();
  for (const line of lines) {
    switch (line.kind) {
      case 'partner': {
        const { kind: _, lineNumber: __, ...register } = line;
        const isOwn = register.publicJwk !== undefined || register.publicKeyPem !== undefined || register.revoke !== undefined;
        await (isOwn ? remote.register(register) : sender.enrol(line.partner, register));
        break;
      }
      case 'profile':
      case 'fault': {
        const { kind, lineNumber: __, ...register } = line;
        await remote.register(kind === 'fault' ? { fault: register } : register);
        break;
      }
      case 'message': {
        const { lineNumber, from, type, data, dataText, signature, sentAt } = line;
        const subject = (await directory.accountOf(data)) ?? unknownAccount;
        directory.learn(data);
        // An id that the file does not give is new with each sending; a running system remembers the old ones for good.
        const id = line.id === `line-${lineNumber}` ? `${line.id}-${run}` : line.id;
        const letter = await sender.write({
          from,
          type,
          id,
          subject,
          dataText,
          ...(sentAt === undefined ? {} : { sentAt }),
          ...(signature === undefined ? {} : { signature }),
        });
        sent.set(line.id, letter);
        yield { line: lineNumber, letter, receipt: await sender.deliver(letter) };
        break;
      }
      case 'redeliver': {
        const letter = sent.get(line.id);
        if (letter !== undefined) yield { line: line.lineNumber, letter, receipt: await sender.deliver(letter, true) };
        break;
      }
      case 'answer': {
        const { kind: _, lineNumber, at, ...answer } = line;
        for (const draft of await remote.answersOf({ at, answer })) {
          const { from, type, id, accountNumber: subject = unknownAccount, data } = draft;
          if (from.startsWith('operator:')) await sender.enrol(from, { name: from.slice('operator:'.length) });
          const letter = await sender.write({ from, type, id: `${id}-${run}`, subject, data });
          yield { line: lineNumber, letter, receipt: await sender.deliver(letter) };
        }
        break;
      }
      case 'until':
        io.stderr.write(
          `line ${line.lineNumber}: "until" is left out; a running system's time is its own. 运行中的系统自有时钟，此行略过。\n`,
        );
        break;
      case 'nothing':
        break;
    }
  }
}
