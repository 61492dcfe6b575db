/** Ids of messages that the file does not name: `line-<n>`, which another scenario on the same folder has given too, as a rule for another message. */
import { basename } from 'node:path';
import { sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { Letter, OutgoingMessage } from './letters.ts';

export interface MessageIds {
  /**
   * The letter of a draft under an id that no other scenario's message has. The same bytes again keep theirs: a file that is played a second time repeats its
   * messages. An id that the file gives itself stays as it is, whoever has it, and so does one that this very file has used before.
   */
  free(draft: OutgoingMessage, write: (draft: OutgoingMessage) => Promise<Letter>): Promise<Letter>;
}

export function createMessageIds(ledger: Pick<Ledger, 'inboxRecord'>, file: string): MessageIds {
  const own = new Set<string>();
  const keyOf = ({ from, messageId }: Letter): string => `${sourceOf(from)}#${messageId}`;
  const isTaken = async (letter: Letter): Promise<boolean> => {
    if (own.has(keyOf(letter))) return false;
    const record = await ledger.inboxRecord(keyOf(letter));
    return record !== undefined && record.digest !== sha256Hex(letter.body);
  };
  return {
    async free(draft, write) {
      let letter = await write(draft);
      const isGiven = !new RegExp(`^line-${draft.lineNumber}(?:-\\d+)?$`).test(draft.id);
      for (let edition = 1; !isGiven && (await isTaken(letter)); edition += 1) {
        const name = `${fileName(file)}${edition === 1 ? '' : `-${edition}`}`;
        letter = await write({ ...draft, id: `${name}:${draft.id}` });
      }
      own.add(keyOf(letter));
      return letter;
    },
  };
}

/** `cases/second case.jsonl` → `second-case`: ids are short and have no blanks. */
const fileName = (file: string): string =>
  basename(file)
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 60) || 'scenario';
