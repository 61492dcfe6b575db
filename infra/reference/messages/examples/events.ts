/** The examples as events, ready to be written, signed or sent. Deterministic: the same source gives the same bytes. */

import { dataSchemaUri } from '../../../../shared/contracts/envelope.ts';
import { sourceOf } from '../../../../shared/contracts/fields/partner.ts';
import { isWitnessType, type WitnessType } from '../../../../shared/contracts/inbound/checkpoint.ts';
import { fullType, isInboundType, kindOfType } from '../../../../shared/contracts/inbound/schemas.ts';
import { outboundEvent } from '../../../../shared/contracts/outbound/event.ts';
import type { InboundData, InboundType, PartnerKind } from '../../../../shared/domain/messages/messages.ts';
import type { OutboundType } from '../../../../shared/domain/messages/outputs.ts';
import type { JsonObject } from '../json-schema.ts';
import { bankExamples } from './bank.ts';
import { courtExamples } from './court.ts';
import { housingExamples } from './housing.ts';
import { operatorExamples } from './operator.ts';
import { releaseExamples } from './release.ts';
import { account, partners } from './story.ts';

const inboundExamples: { [T in InboundType]: InboundData[T] } = {
  ...housingExamples,
  ...courtExamples,
  ...bankExamples,
  ...operatorExamples,
};

/** When the example was made: the first instant that it speaks of, else the morning of the story. */
const madeAt = (data: object): string =>
  Object.entries(data).flatMap(([name, value]) =>
    name.endsWith('At') && name !== 'endsAt' && typeof value === 'string' ? [value] : [],
  )[0] ?? '2026-03-16T09:00:00+08:00';

/** One valid event an inbound type. */
export function inboundExample(type: InboundType): JsonObject {
  const data = inboundExamples[type];
  const kind: PartnerKind = kindOfType(fullType(type)) ?? 'operator';
  return {
    specversion: '1.0',
    id: `example-${type}`,
    source: sourceOf(partners[kind]),
    type: fullType(type),
    subject: account.accountNumber,
    time: madeAt(data),
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    data,
  };
}

/** One event an outbound type, built as the system builds it. */
function outboundExample(type: OutboundType): JsonObject {
  const { correlation, data } = releaseExamples[type];
  const id = `account:${account.accountNumber}/7/0/0`;
  return { ...outboundEvent({ id, at: '2026-03-10T14:30:05+08:00', type, data, correlation }) };
}

/** A line of a note as a witness signs it; the signature itself is made up. */
function witnessExample(type: WitnessType): JsonObject {
  const kind = type.startsWith('bank.') ? 'bank' : type.startsWith('court.') ? 'court' : 'housing';
  const partner = partners[kind];
  const signed = Buffer.alloc(76, 7).toString('base64');
  return {
    specversion: '1.0',
    id: `example-${type}`,
    source: sourceOf(partner),
    type: fullType(type),
    subject: 'log',
    time: '2026-03-16T09:00:00+08:00',
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    data: {
      origin: 'presale.example/log',
      size: 4096,
      rootHash: Buffer.alloc(32, 7).toString('base64'),
      cosignature: `— ${partner} ${signed}`,
    },
  };
}

export function exampleOf(type: InboundType | WitnessType | OutboundType): JsonObject {
  if (isWitnessType(type)) return witnessExample(type);
  return isInboundType(type) ? inboundExample(type) : outboundExample(type);
}
