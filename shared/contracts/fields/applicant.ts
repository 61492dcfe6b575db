/** 申请保全人 / 申请执行人 and how to reach them (contracts §2.2). */
import * as z from 'zod';
import { identity } from './identifier.ts';
import { instantSchema } from './instant.ts';
import { once } from './once.ts';
import { nameText, requiredText, text } from './text.ts';

export const idKind = once(() => z.enum(['uscc', 'resident-id', 'other']));
export const channelKind = once(() => z.enum(['court-app', 'sms', 'email', 'post', 'phone']));

/** Evidence may be empty: consent without evidence is what C-03 is about. */
const consent = () =>
  z.strictObject({ evidence: text(500), scope: z.enum(['service', 'court-session']), withdrawnAt: z.exactOptional(instantSchema()) });

const channel = () =>
  z.strictObject({ kind: channelKind(), address: requiredText(500), confirmed: z.boolean(), consent: z.exactOptional(consent()) });

export const applicant = once(() =>
  z.strictObject({
    applicantId: requiredText(64),
    name: nameText(),
    kind: z.enum(['person', 'organisation']),
    idKind: z.exactOptional(idKind()),
    id: z.exactOptional(identity()),
    channels: z.array(channel()).max(20),
  }),
);
