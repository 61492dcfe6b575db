/** Every inbound message by its short type. A schema is built once, when it is first asked for: a bank's queue never builds the court's. */
import type * as z from 'zod';
import type { InboundData, InboundType, PartnerKind } from '../../domain/messages/messages.ts';
import { bankSchemas } from './bank.ts';
import { courtSchemas } from './court.ts';
import { housingSchemas } from './housing.ts';
import { operatorSchemas } from './operator.ts';

export const inboundSchemas = { ...housingSchemas, ...courtSchemas, ...bankSchemas, ...operatorSchemas };

const builders: { [T in InboundType]: () => z.ZodType<InboundData[T]> } = inboundSchemas;
const built: { [T in InboundType]?: z.ZodType<InboundData[T]> } = {};

/** The schema of a type's `data`. */
export function inboundSchema<T extends InboundType>(type: T): z.ZodType<InboundData[T]> {
  const known: z.ZodType<InboundData[T]> | undefined = built[type];
  if (known !== undefined) return known;
  const schema = builders[type]();
  Object.assign(built, { [type]: schema });
  return schema;
}

export const isInboundType = (type: string): type is InboundType => Object.hasOwn(builders, type);

const prefix = 'presale.';
const suffix = '.v1';

/** `housing.notice.issued` → `presale.housing.notice.issued.v1`. */
export const fullType = (shortType: string): string => prefix + shortType + suffix;

/** The short type of a full one that is known; undefined for any other type or version. */
export function inboundTypeOf(type: string): InboundType | undefined {
  if (!type.startsWith(prefix) || !type.endsWith(suffix)) return undefined;
  const short = type.slice(prefix.length, -suffix.length);
  return isInboundType(short) ? short : undefined;
}

/** Full types that the system understands, in the order of contracts §2. */
export const knownTypes = (): string[] => Object.keys(builders).map(fullType);

/** Which kind of partner may send a full type (M-07); undefined when it is unknown. */
export function kindOfType(type: string): PartnerKind | undefined {
  const short = inboundTypeOf(type);
  if (short === undefined) return undefined;
  if (short in housingSchemas) return 'housing';
  if (short in courtSchemas) return 'court';
  return short in bankSchemas ? 'bank' : 'operator';
}
