/**
 * The event that a partner reads from its reply queue. `correlation` stands inside `data`: a CloudEvents attribute cannot be an object
 * (CloudEvents 1.0 §3.1, type system), and strict readers refuse one.
 */
import * as z from 'zod';
import type { Correlation, OutboundData, OutboundType, PartnerOutput } from '../../domain/messages/outputs.ts';
import { type WordedRule, wordedRule } from '../../domain/rules/book/wording.ts';
import type { FiredRule } from '../../domain/rules/engine/finding.ts';
import { attributes, dataSchemaUri } from '../envelope.ts';
import { platformSource } from '../fields/partner.ts';
import { fullType } from '../inbound/schemas.ts';
import { correlation, outboundSchemas, receiptOutcome, wordedRules } from './schemas.ts';

/** What the core says, with the rules in words: for partners every rule that fired comes with its sentences in both languages (contracts §3). */
type Worded<Data> = {
  [K in keyof Data]: K extends 'rules' ? WordedRule[] : K extends 'original' ? Worded<Data[K]> : Data[K];
};

export interface OutboundEvent<T extends OutboundType = OutboundType> {
  specversion: '1.0';
  /** Derived from the cause, so that a retry repeats it (contracts §3). */
  id: string;
  source: typeof platformSource;
  type: string;
  /** Account number; `none` where the message that is answered could not be read that far. */
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  dataschema: string;
  data: Worded<OutboundData[T]> & { correlation: Correlation };
}

/** Subject of an event about no known account. */
export const noAccount = 'none';

/** What an event is made of; a `PartnerOutput` is one. */
export type EventContent<T extends OutboundType> = Pick<PartnerOutput, 'id' | 'at' | 'correlation'> & { type: T; data: OutboundData[T] };

/** The event of an output, ready to be serialised and signed. Pure: the same output gives the same event. */
export function outboundEvent<T extends OutboundType>(output: EventContent<T>): OutboundEvent<T> {
  return {
    specversion: '1.0',
    id: output.id,
    source: platformSource,
    type: fullType(output.type),
    subject: output.correlation.accountNumber ?? noAccount,
    time: output.at,
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(output.type),
    data: { ...inWords<OutboundData[T]>(output.data), correlation: output.correlation },
  };
}

interface WithRules {
  rules?: FiredRule[];
  original?: { rules: FiredRule[] };
}

function inWords<Data extends object>(data: Data): Worded<Data> {
  const { rules, original }: WithRules = data;
  return {
    ...data,
    ...(rules === undefined ? {} : { rules: rules.map(wordedRule) }),
    ...(original === undefined ? {} : { original: { ...original, rules: original.rules.map(wordedRule) } }),
  } as Worded<Data>;
}

/** Schema of `data` on the wire. */
export const outboundDataSchema = (type: OutboundType): z.ZodObject => {
  const core: z.ZodObject = outboundSchemas[type]();
  const { rules, original } = core.shape;
  return core.extend({
    ...(rules === undefined ? {} : { rules: wordedRules() }),
    ...(original === undefined ? {} : { original: z.exactOptional(z.strictObject({ outcome: receiptOutcome(), rules: wordedRules() })) }),
    correlation: correlation(),
  });
};

/** Schema of the envelope that the system sends. */
export const outboundEnvelopeSchema = (): z.ZodObject =>
  z.strictObject({ ...attributes(), source: z.literal(platformSource), data: z.looseObject({}) });
