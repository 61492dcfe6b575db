/** Which documents a message names, and the message without their bytes (the journal keeps digests, the evidence store keeps bytes). */
import type { Attachment, DocumentRef, InboundMessage } from '../messages/messages.ts';

export interface NamedDocument {
  /** Path in `data`: `document`, `voucher`, `attachments.0`. */
  field: string;
  reference: DocumentRef;
}

export function documentsOf(message: InboundMessage): NamedDocument[] {
  if (message.type === 'housing.notice.issued') {
    const attachments = (message.data.attachments ?? []).map((reference, index) => ({ field: `attachments.${index}`, reference }));
    return [{ field: 'document', reference: message.data.document }, ...attachments];
  }
  if (message.type === 'bank.payment.booked' && message.data.voucher) return [{ field: 'voucher', reference: message.data.voucher }];
  if (message.type === 'operator.task.answered' && message.data.paper) return [{ field: 'paper', reference: message.data.paper }];
  return [];
}

/** The same message with every `contentBase64` left out. */
export function withoutContent(message: InboundMessage): InboundMessage {
  if (message.type === 'housing.notice.issued') {
    const { attachments, document, ...rest } = message.data;
    const bare = { ...rest, document: withoutBytes(document) };
    return {
      type: message.type,
      data: attachments ? { ...bare, attachments: attachments.map((attachment: Attachment) => withoutBytes(attachment)) } : bare,
    };
  }
  if (message.type === 'bank.payment.booked' && message.data.voucher) {
    return { type: message.type, data: { ...message.data, voucher: withoutBytes(message.data.voucher) } };
  }
  if (message.type === 'operator.task.answered' && message.data.paper) {
    return { type: message.type, data: { ...message.data, paper: withoutBytes(message.data.paper) } };
  }
  return message;
}

function withoutBytes<Reference extends DocumentRef>({ contentBase64: _, ...reference }: Reference): Omit<Reference, 'contentBase64'> {
  return reference;
}
