/** What a browser needs to see for itself that the witnessed log has a dossier: its pages, their paths through the tree, the checkpoint, and the keys of who signed it. */
import { witnessKey } from '../../../shared/adapters/log/notes.ts';
import { type DossierEvent, isItemFiled } from '../../../shared/domain/dossier/events.ts';
import { parseNote } from '../../../shared/domain/log/note.ts';
import type { Page } from '../../../shared/ports/ledger.ts';
import { proofOfPages } from '../../../shared/workflow/log/proof-of-pages.ts';
import { notFound } from '../door/problem.ts';
import type { Desk, Request } from '../door/request.ts';
import { lookIntoCase } from './cases.ts';

/** A partner that has cosigned, with the keys that are registered to it, as verifiers take them. */
interface Witness {
  partner: string;
  name: string;
  keys: string[];
}

/** `sealed: false` until the next sealing, within a minute of the newest item. */
export async function proof(deps: Desk, context: Request): Promise<Response> {
  const seen = await lookIntoCase(deps, context);
  if (seen instanceof Response) return seen;
  const { party } = context.get('user');
  if (seen.items.length === 0) return notFound(context);
  const found = await proofOfPages(
    deps,
    seen.pages.filter((page) => isOwn(page, party)),
  );
  if (found === undefined) return context.json({ sealed: false });
  const logKey = await deps.logVerifierKey?.();
  return context.json({
    sealed: true,
    ...found,
    ...(logKey === undefined ? {} : { logKey }),
    witnesses: await witnessesOf(deps, found.note),
  });
}

/** Pages that file something, all of it for this court: a case that changed hands has pages of the other court too. */
const isOwn = ({ events }: Page<DossierEvent>, party: string): boolean =>
  events.some(isItemFiled) && events.filter(isItemFiled).every(({ court }) => court === party);

async function witnessesOf({ register }: Desk, note: string): Promise<Witness[]> {
  const [log, ...others] = new Set(parseNote(note)?.signatures.map(({ name }) => name));
  const partners = await Promise.all(others.filter((name) => name !== log).map((name) => register.partner(name)));
  return partners.flatMap((partner) =>
    partner === undefined
      ? []
      : [
          {
            partner: partner.partner,
            name: partner.name,
            keys: partner.keys
              .filter(({ algorithm }) => algorithm === 'EdDSA')
              .map(({ publicJwk }) => witnessKey(partner.partner, Buffer.from(publicJwk.x ?? '', 'base64url'))),
          },
        ],
  );
}
