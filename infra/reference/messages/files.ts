/** Every generated file of the message reference, by its path below `docs/reference/messages`. */
import { dataSchemaUri, envelopeSchema } from '../../../shared/contracts/envelope.ts';
import { cosignedSchema, witnessTypes } from '../../../shared/contracts/inbound/checkpoint.ts';
import { inboundSchemas } from '../../../shared/contracts/inbound/schemas.ts';
import { outboundDataSchema, outboundEnvelopeSchema } from '../../../shared/contracts/outbound/event.ts';
import { asyncapiDocument, inboundTypes, outboundTypes } from './asyncapi.ts';
import { inboundCatalogue, outboundCatalogue, witnessEntry } from './catalogue.ts';
import { exampleOf } from './examples/events.ts';
import { type JsonObject, jsonSchemaOf, shareTextPattern } from './json-schema.ts';
import { messagePages } from './pages.ts';
import { readmes } from './readme.ts';

const $schema = 'https://json-schema.org/draft/2020-12/schema';
/** What a reader cannot see is escaped, so that the files show it. */
const unseen = /[\u007f-\u009f\u0600-\u0605\u2028-\u202e\u2800\ufff9-\ufffb]|\p{Default_Ignorable_Code_Point}/gu;
const print = (value: JsonObject): string =>
  `${JSON.stringify(value, null, 2).replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

function schemaFile(name: string, title: string, description: string, body: JsonObject): string {
  return print({ $schema, $id: dataSchemaUri(name), title, description, ...shareTextPattern(body) });
}

export function referenceFiles(): Map<string, string> {
  const files = new Map<string, string>([...readmes(), ...messagePages(), ['asyncapi.json', print(asyncapiDocument())]]);
  const envelope = (schema: Parameters<typeof jsonSchemaOf>[0]): JsonObject => jsonSchemaOf(schema, 'envelope', 'draft-2020-12');
  files.set(
    'schemas/envelope.json',
    schemaFile('envelope', 'Envelope', 'CloudEvents 1.0 envelope of what partners send.', envelope(envelopeSchema())),
  );
  files.set(
    'schemas/reply-envelope.json',
    schemaFile(
      'reply-envelope',
      'Reply envelope',
      'CloudEvents 1.0 envelope of what the system sends.',
      envelope(outboundEnvelopeSchema()),
    ),
  );
  for (const type of inboundTypes) {
    const { title, says } = inboundCatalogue[type];
    files.set(`schemas/${type}.v1.json`, schemaFile(type, title, says, jsonSchemaOf(inboundSchemas[type](), type, 'draft-2020-12')));
  }
  for (const type of witnessTypes) {
    const { title, says } = witnessEntry;
    files.set(`schemas/${type}.v1.json`, schemaFile(type, title, says, jsonSchemaOf(cosignedSchema(), 'checkpoint', 'draft-2020-12')));
  }
  for (const type of outboundTypes) {
    const { title, says } = outboundCatalogue[type];
    files.set(`schemas/${type}.v1.json`, schemaFile(type, title, says, jsonSchemaOf(outboundDataSchema(type), type, 'draft-2020-12')));
  }
  for (const type of [...inboundTypes, ...witnessTypes, ...outboundTypes]) files.set(`examples/${type}.v1.json`, print(exampleOf(type)));
  return files;
}
