/**
 * What a message would cause, decided on the account as it stands and never committed: the rules that would fire, and who would be told what. The
 * core is pure, so the very decision that a machine's message meets can be shown to a person before it is sent.
 */

import { inboundSchema, isInboundType } from '../../../shared/contracts/inbound/schemas.ts';
import { problemsOf } from '../../../shared/contracts/issue.ts';
import type { Problem } from '../../../shared/contracts/problem.ts';
import { accountCore, accountStream } from '../../../shared/domain/account/core.ts';
import { canonicalJson, sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { documentsOf, withoutContent } from '../../../shared/domain/documents/references.ts';
import type { DocumentFacts, MessageCommand } from '../../../shared/domain/messages/commands.ts';
import type { InboundMessage, InboundType, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { type WordedRule, wordedRule } from '../../../shared/domain/rules/book/wording.ts';
import { accountFacts } from '../../../shared/workflow/account/account-facts.ts';
import { accountNow } from '../../../shared/workflow/account/account-now.ts';
import type { Deps } from '../deps.ts';
import { sightOf } from '../reading/sight.ts';

export interface Forecast {
  outcome: string;
  rules: WordedRule[];
  /** Messages that would go out, in order; to `court` where it is not for the reader to know which. */
  effects: { to: PartnerId; type: string }[];
}

/** The message of a type and its data, or what is wrong with them. */
export function readAct(
  type: string,
  data: unknown,
): { ok: true; message: InboundMessage } | { ok: false; problems: Problem[] } | undefined {
  if (!isInboundType(type)) return undefined;
  const read = inboundSchema(type).safeParse(data, { reportInput: true });
  return read.success ? { ok: true, message: messageOf(type, read.data) } : { ok: false, problems: problemsOf(read.error, 'data') };
}

/** Pairs a type with data of that type: the schema of the type made the data. */
const messageOf = (type: InboundType, data: InboundMessage['data']): InboundMessage => ({ type, data }) as InboundMessage;

/** @param who the party that looks, and the sender that the message would have: the desk speaks as its person */
export async function forecast(
  deps: Deps,
  { party, from }: { party: PartnerId; from: PartnerId },
  accountNumber: string,
  message: InboundMessage,
): Promise<Forecast> {
  const stream = accountStream(accountNumber);
  const now = deps.clock.now();
  const command: MessageCommand = {
    kind: 'message',
    messageId: 'forecast',
    from,
    sentAt: now,
    receivedAt: now,
    digest: sha256Hex(canonicalJson(message)),
    message: withoutContent(message),
    documents: await Promise.all(documentsOf(message).map(({ field, reference }) => factsOf(field, reference))),
    fired: [],
  };
  const state = await accountNow(deps.ledger, accountNumber, command);
  const taken = new Map((await deps.ledger.owners(accountCore.lookups(state, command))).map(({ key, owner }) => [key, owner]));
  const { events } = accountCore.decide(state, command, await accountFacts(deps.register), taken);
  const outputs = accountCore.outputsOf({ stream, sequence: 0, events });
  const receipt = outputs.find((output) => output.kind === 'tell-partner' && output.type === 'release.receipt');
  const data = receipt?.kind === 'tell-partner' && receipt.type === 'release.receipt' ? receipt.data : undefined;
  // Which other courts there are is not for who sees no more of their freezes than rank, quota and end.
  const isNamed = (to: PartnerId): boolean => !to.startsWith('court:') || to === party || sightOf(state, party) === 'whole';
  return {
    outcome: data?.outcome ?? 'ACCEPTED',
    rules: (data?.rules ?? []).map(wordedRule),
    effects: outputs.flatMap((output) =>
      output.kind === 'tell-partner' && output.type !== 'release.receipt'
        ? [{ to: isNamed(output.to) ? output.to : 'court', type: output.type }]
        : [],
    ),
  };
}

async function factsOf(field: string, { sha256, contentBase64 }: { sha256: string; contentBase64?: string }): Promise<DocumentFacts> {
  if (contentBase64 === undefined) return { field, claimedSha256: sha256, status: 'absent' };
  const bytes = Buffer.from(contentBase64, 'base64');
  const { inspectDocument } = await import('../../../shared/domain/documents/inspect.ts');
  const { format, encrypted } = inspectDocument(bytes);
  return { field, claimedSha256: sha256, status: 'present', actualSha256: sha256Hex(bytes), byteLength: bytes.length, format, encrypted };
}
