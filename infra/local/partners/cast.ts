/** The partners that a sandbox has where nobody else is registered, and those whom a conformance run speaks as. */
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';

export type PartyKind = 'bank' | 'housing' | 'court';
export const partyKinds: readonly PartyKind[] = ['bank', 'housing', 'court'];

export type Cast = Record<PartyKind, { partner: PartnerId; name: string; uscc?: string }>;

/** The partners of the plain case. */
export const customary: Cast = {
  bank: { partner: 'bank:102451000019', name: '中国工商银行济南泉城支行' },
  housing: { partner: 'housing:370102', name: '济南市历下区住房和城乡建设局', uscc: '1137010000418859XL' },
  court: { partner: 'court:鲁0102', name: '济南市历下区人民法院' },
};

/** Another city's district and court than those of a newcomer's own trials, so that the two do not meet. */
export const benchParties: Cast = {
  bank: { partner: 'bank:105451000129', name: '一致性测试银行' },
  housing: { partner: 'housing:370103', name: '济南市市中区住房和城乡建设局', uscc: '11370103004190219N' },
  court: { partner: 'court:鲁0103', name: '济南市市中区人民法院' },
};
