/** The AsyncAPI 3 document: queues as channels, who sends what, the signature that travels beside the body, and an example a message. */

import { envelopeSchema } from '../../../shared/contracts/envelope.ts';
import { cosignedSchema, isWitnessType, type WitnessType, witnessTypes } from '../../../shared/contracts/inbound/checkpoint.ts';
import { fullType, inboundSchemas, isInboundType, kindOfType } from '../../../shared/contracts/inbound/schemas.ts';
import { outboundDataSchema, outboundEnvelopeSchema } from '../../../shared/contracts/outbound/event.ts';
import { outboundSchemas } from '../../../shared/contracts/outbound/schemas.ts';
import type { InboundType, PartnerKind } from '../../../shared/domain/messages/messages.ts';
import type { OutboundType } from '../../../shared/domain/messages/outputs.ts';
import { type Entry, inboundCatalogue, outboundCatalogue, witnessEntry } from './catalogue.ts';
import { exampleOf } from './examples/events.ts';
import { type JsonObject, jsonSchemaOf } from './json-schema.ts';

export const inboundTypes = Object.keys(inboundSchemas).filter(isInboundType);
const isOutboundType = (type: string): type is OutboundType => Object.hasOwn(outboundSchemas, type);
export const outboundTypes = Object.keys(outboundSchemas).filter(isOutboundType);

const partnerKinds: PartnerKind[] = ['housing', 'court', 'bank', 'operator'];

const queueNotes: Record<PartnerKind, string> = {
  housing: 'From housing authorities (住建部门).',
  court: 'From courts and other organs that freeze (人民法院).',
  bank: 'From supervising banks (监管银行).',
  operator: 'From the operations desk. Internal: no partner has access.',
};

const signatureHeader: JsonObject = {
  type: 'object',
  required: ['signature'],
  properties: {
    signature: {
      type: 'string',
      description:
        'Message attribute `signature`: a detached JWS in compact form (RFC 7515 appendix F, RFC 7797 with `b64` false) over the exact bytes of the body. ' +
        'Header `kid` names a key registered to the sender, `alg` is EdDSA, ES256 or the private name SM2SM3.',
      pattern: String.raw`^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$`,
    },
  },
};

const ref = (path: string): JsonObject => ({ $ref: `#/${path}` });
const schemaRef = (name: string): JsonObject => ref(`components/schemas/${name}`);

const entryOf = (type: InboundType | WitnessType | OutboundType): Entry => {
  if (isWitnessType(type)) return witnessEntry;
  return isInboundType(type) ? inboundCatalogue[type] : outboundCatalogue[type];
};

function message(type: InboundType | WitnessType | OutboundType): JsonObject {
  const entry = entryOf(type);
  const envelope = isInboundType(type) || isWitnessType(type) ? 'inbound-envelope' : 'outbound-envelope';
  const narrowed = { type: 'object', properties: { type: { const: fullType(type) }, data: schemaRef(type) } };
  return {
    name: fullType(type),
    title: entry.title,
    summary: entry.says,
    contentType: 'application/json',
    headers: schemaRef('signature'),
    payload: { allOf: [schemaRef(envelope), narrowed] },
    examples: [{ name: 'example', payload: exampleOf(type) }],
  };
}

function inboundChannel(kind: PartnerKind): JsonObject {
  const types = [
    ...inboundTypes.filter((type) => kindOfType(fullType(type)) === kind),
    ...witnessTypes.filter((type) => type.startsWith(`${kind}.`)),
  ];
  const name = `presale-${kind}.fifo`;
  return {
    address: name,
    description: `${queueNotes[kind]} MessageGroupId is the account number, MessageDeduplicationId the event id (its SHA-256 in hex where the id is not ASCII).`,
    messages: Object.fromEntries(types.map((type) => [type, ref(`components/messages/${type}`)])),
    bindings: { sqs: { queue: { name, fifoQueue: true } } },
  };
}

function replyChannel(): JsonObject {
  const name = 'presale-reply-{partner}.fifo';
  return {
    address: name,
    description: 'One reply queue a partner. Outputs repeat their id when they are sent again; take each id once.',
    parameters: {
      partner: {
        description:
          'Kind and code with a hyphen; every non-ASCII character of the code becomes `u<hex>-`: court:鲁0102 → court-u9c81-0102.',
      },
    },
    messages: Object.fromEntries(outboundTypes.map((type) => [type, ref(`components/messages/${type}`)])),
    bindings: { sqs: { queue: { name, fifoQueue: true } } },
  };
}

/** Where the queues are, and what proves who asks. */
const servers: JsonObject = {
  sandbox: {
    host: '127.0.0.1:9324',
    protocol: 'sqs',
    description: 'The embedded system (`presale start`), on the machine itself. Any credentials.',
  },
  global: serverOf('sqs.{region}.amazonaws.com', 'ap-southeast-1', 'A stage in a global region.'),
  china: serverOf('sqs.{region}.amazonaws.com.cn', 'cn-north-1', 'A stage in AWS China.'),
};

function serverOf(host: string, region: string, description: string): JsonObject {
  return {
    host,
    protocol: 'sqs',
    protocolVersion: '2012-11-05',
    description: `${description} TLS alone. The partner’s IAM role may send to the queue of its kind and read its own reply queue, nothing else.`,
    variables: { region: { default: region, description: 'The region of the stage.' } },
    security: [ref('components/securitySchemes/signature-v4')],
  };
}

const securitySchemes: JsonObject = {
  'signature-v4': {
    type: 'userPassword',
    description:
      'AWS Signature Version 4 of the partner’s IAM role, as every AWS SDK makes it. It opens the queue; who speaks is proven by the message attribute `signature` alone.',
  },
};

const operations = (): JsonObject => ({
  ...Object.fromEntries(
    partnerKinds.map((kind) => [
      `receive-${kind}`,
      {
        action: 'receive',
        channel: ref(`channels/${kind}`),
        summary: `Messages of ${kind === 'operator' ? 'the operations desk' : `${kind} partners`}. Each is answered by a receipt on the sender’s reply queue.`,
        reply: { channel: ref('channels/reply'), messages: [ref('channels/reply/messages/release.receipt')] },
      },
    ]),
  ),
  'send-replies': { action: 'send', channel: ref('channels/reply'), summary: 'Receipts, authorisations, reports and alerts to partners.' },
});

/** AsyncAPI reads JSON Schema draft 7, so the schemas here are that draft; the files in `schemas/` are draft 2020-12 of the same definitions. */
export function asyncapiDocument(): JsonObject {
  const schemas: JsonObject = {
    signature: signatureHeader,
    'inbound-envelope': jsonSchemaOf(envelopeSchema(), 'envelope', 'draft-7'),
    'outbound-envelope': jsonSchemaOf(outboundEnvelopeSchema(), 'envelope', 'draft-7'),
  };
  for (const type of inboundTypes) schemas[type] = jsonSchemaOf(inboundSchemas[type](), type, 'draft-7');
  for (const type of witnessTypes) schemas[type] = jsonSchemaOf(cosignedSchema(), 'checkpoint', 'draft-7');
  for (const type of outboundTypes) schemas[type] = jsonSchemaOf(outboundDataSchema(type), type, 'draft-7');
  const messages = Object.fromEntries([...inboundTypes, ...witnessTypes, ...outboundTypes].map((type) => [type, message(type)]));
  return {
    asyncapi: '3.1.0',
    id: 'urn:presale:platform:release',
    info: {
      title: 'Presale release: release of frozen pre-sale supervision money (商品房预售资金监管账户冻结资金使用)',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in JSON over FIFO queues (Amazon SQS protocol). Generated from shared/contracts by `npm run generate`; do not edit.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      tags: [{ name: 'presale' }],
    },
    defaultContentType: 'application/json',
    servers,
    channels: { ...Object.fromEntries(partnerKinds.map((kind) => [kind, inboundChannel(kind)])), reply: replyChannel() },
    operations: operations(),
    components: { schemas, messages, securitySchemes },
  };
}
