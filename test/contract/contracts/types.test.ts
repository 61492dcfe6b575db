import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { inboundCatalogue, outboundCatalogue } from '../../../infra/reference/messages/catalogue.ts';
import { type Envelope, envelopeSchema } from '../../../shared/contracts/envelope.ts';
import { inboundSchemas } from '../../../shared/contracts/inbound/schemas.ts';
import { outboundSchemas } from '../../../shared/contracts/outbound/schemas.ts';
import { outputSchemas } from '../../../shared/contracts/outputs.ts';
import type { InboundData, InboundType } from '../../../shared/domain/messages/messages.ts';
import type {
  AcknowledgementOutput,
  FilingOutput,
  NotificationOutput,
  OutboundData,
  OutboundType,
  PartnerOutput,
} from '../../../shared/domain/messages/outputs.ts';

type Parsed = { [T in InboundType]: z.output<ReturnType<(typeof inboundSchemas)[T]>> };
type ParsedOutbound = { [T in OutboundType]: z.output<ReturnType<(typeof outboundSchemas)[T]>> };
type Plain<T> = { [K in keyof T]: T[K] };

describe('the schemas produce exactly the types of the core', () => {
  it('for every inbound message', () => {
    expectTypeOf<Parsed>().toEqualTypeOf<Plain<InboundData>>();
    expect(Object.keys(inboundSchemas).sort()).toEqual(Object.keys(inboundCatalogue).sort());
  });

  it('for every outbound message', () => {
    expectTypeOf<ParsedOutbound>().toEqualTypeOf<Plain<OutboundData>>();
    expect(Object.keys(outboundSchemas).sort()).toEqual(Object.keys(outboundCatalogue).sort());
  });

  it('for what travels on the internal queues', () => {
    expectTypeOf<z.output<ReturnType<typeof outputSchemas.file>>>().toEqualTypeOf<FilingOutput>();
    expectTypeOf<z.output<ReturnType<typeof outputSchemas.acknowledge>>>().toEqualTypeOf<AcknowledgementOutput>();
    expectTypeOf<z.output<ReturnType<typeof outputSchemas.notify>>>().toEqualTypeOf<NotificationOutput>();
    expectTypeOf<z.output<ReturnType<(typeof outputSchemas)['tell-partner']>>>().toEqualTypeOf<PartnerOutput>();
    expect(Object.keys(outputSchemas)).toEqual(['file', 'acknowledge', 'notify', 'tell-partner']);
  });

  it('for the envelope', () => {
    expectTypeOf<z.output<ReturnType<typeof envelopeSchema>>>().toEqualTypeOf<Omit<Envelope, 'dataProblems'>>();
    expect(envelopeSchema()).toBe(envelopeSchema());
  });
});
