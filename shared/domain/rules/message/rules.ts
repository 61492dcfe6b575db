/**
 * M: the message itself. Judged at the gate, before the account is looked at; M-02, M-04, M-05, M-07 and M-08 once more where the account must be known.
 * Where another rule says that a part of the message cannot be read (M-01), the rules about that part are silent.
 */
import type { Rule } from '../engine/engine.ts';
import { formRules } from './form.ts';
import { repeatRules } from './repeats.ts';
import { senderRules } from './senders.ts';

export const messageRules: readonly Rule[] = [...formRules, ...repeatRules, ...senderRules].sort((a, b) => (a.id < b.id ? -1 : 1));
