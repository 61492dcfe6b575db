/** Who takes part: two authorities, two banks, three courts, and strangers. */

import { developer } from '../../fixtures/rules/account.ts';
import { memoryRegister } from '../../fixtures/world/memory-register.ts';
import { cities, profiles } from './cities.ts';
import { entryOf } from './post-office.ts';

export const bank = 'bank:102451000019';
export const otherBank = 'bank:105451000129';
export const desks = ['operator:desk-a', 'operator:desk-b'] as const;
export const courts = [
  { court: 'court:鲁0102', name: '济南市历下区人民法院', code: '鲁0102' },
  { court: 'court:鲁01', name: '济南市中级人民法院', code: '鲁01' },
  { court: 'court:鲁0103', name: '济南市市中区人民法院', code: '鲁0103' },
] as const;
export { developer };

const partners = [
  { partner: bank, name: '中国工商银行济南泉城支行' },
  { partner: otherBank, name: '中国建设银行济南支行' },
  ...cities.map(({ housing, name, uscc }) => ({ partner: housing, name, uscc })),
  ...courts.map(({ court, name }) => ({ partner: court, name })),
  { partner: desks[0], name: '平台运行岗甲' },
  { partner: desks[1], name: '平台运行岗乙' },
].map(entryOf);
const known = new Set(partners.map(({ partner }) => partner));
export const isKnown = (partner: string): boolean => known.has(partner);
export const register = memoryRegister(partners, profiles);
