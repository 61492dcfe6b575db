import { describe, expect, it } from 'vitest';
import type { NoticePaper, Purpose } from '../../../../shared/domain/messages/messages.ts';
import type { NoticeInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { substanceRules } from '../../../../shared/domain/rules/substance/rules.ts';
import type { CityProfile } from '../../../../shared/domain/values/profiles/profile.ts';
import { aNotice, aProfile, aRefundNotice, firing, idsFiring, noticeInput } from '../../../fixtures/rules/builders.ts';

const judge = (id: string, notice: NoticePaper, profile: Partial<CityProfile> = {}) =>
  firing(substanceRules, id, 'notice', noticeInput(notice, { profile: aProfile(profile) }));
const ids = (notice: NoticePaper, change: Partial<NoticeInput> = {}) => idsFiring(substanceRules, 'notice', noticeInput(notice, change));
const forPurpose = (purpose: Purpose) => aNotice({ purpose });
const askedBy = (type: NoticePaper['applicant']['type'], notice = aNotice()) => ({ ...notice, applicant: { ...notice.applicant, type } });

describe('the plain notice and the plain refund', () => {
  it('pass every rule of substance', () => {
    expect(ids(aNotice())).toEqual([]);
    expect(ids(aRefundNotice())).toEqual([]);
  });
});

describe('S-01 who may ask (12-4)', () => {
  it('holds an applicant that the list does not name, because 等 leaves it open', () => {
    expect(judge('S-01', askedBy('OTHER'))).toMatchObject({ outcome: 'HOLD', field: 'applicant.type' });
  });

  it.each(['DEVELOPER', 'CONTRACTOR', 'MATERIAL', 'EQUIPMENT_LEASE', 'BUYER'] as const)('lets %s ask', (type) => {
    expect(judge('S-01', askedBy(type))).toBeUndefined();
  });
});

describe('S-02 for what (12-5)', () => {
  it('holds OTHER where the city does not allow it', () => {
    expect(judge('S-02', forPurpose('OTHER'))).toMatchObject({ outcome: 'HOLD', field: 'purpose' });
  });

  it.each(['SURVEY_DESIGN', 'TAX', 'WAGES', 'PROJECT_LOAN'] as const)('asks once about %s: S-03 or S-04 puts the question', (purpose) => {
    expect(ids(forPurpose(purpose)).filter((id) => ['S-02', 'S-03', 'S-04'].includes(id))).toEqual([
      purpose === 'SURVEY_DESIGN' ? 'S-03' : 'S-04',
    ]);
  });

  it.each(['PROGRESS', 'MATERIAL', 'EQUIPMENT', 'REFUND'] as const)('lets %s pass, even where a city forgets to name it', (purpose) => {
    expect(judge('S-02', forPurpose(purpose))).toBeUndefined();
    expect(judge('S-02', forPurpose(purpose), { purposesAllowed: [], purposesHeld: [] })).toBeUndefined();
  });

  it('holds what the city says it holds, the four included', () => {
    expect(judge('S-02', forPurpose('EQUIPMENT'), { purposesAllowed: ['PROGRESS'], purposesHeld: ['EQUIPMENT'] })).toMatchObject({
      outcome: 'HOLD',
    });
  });

  it('lets the city’s leave outweigh the default list of those held', () => {
    expect(judge('S-02', forPurpose('TAX'), { purposesAllowed: ['PROGRESS', 'TAX'] })).toBeUndefined();
  });

  it('leaves what the city refuses to S-05', () => {
    expect(judge('S-02', forPurpose('TAX'), { purposesRefused: ['TAX'] })).toBeUndefined();
  });

  it('uses the cautious defaults where no profile is in force', () => {
    expect(ids(forPurpose('TAX'), { profile: undefined })).toEqual(['S-04']);
  });
});

describe('S-03 survey and design (衢州 allows)', () => {
  it('holds them where the city is silent', () => {
    expect(judge('S-03', forPurpose('SURVEY_DESIGN'))).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-03', forPurpose('SURVEY_DESIGN'), { purposesHeld: [] })).toMatchObject({ outcome: 'HOLD' });
  });

  it('lets them pass where the city allows them, as Quzhou does', () => {
    expect(judge('S-03', forPurpose('SURVEY_DESIGN'), { purposesAllowed: ['PROGRESS', 'SURVEY_DESIGN'] })).toBeUndefined();
    expect(judge('S-03', forPurpose('TAX'))).toBeUndefined();
  });
});

describe('S-04 tax, wages and the project mortgage (衢州 excludes 税费, 潼关 allows)', () => {
  it.each(['TAX', 'WAGES', 'PROJECT_LOAN'] as const)('holds %s where the city is silent', (purpose) => {
    expect(judge('S-04', forPurpose(purpose))).toMatchObject({ outcome: 'HOLD' });
  });

  it('lets the city decide either way', () => {
    expect(judge('S-04', forPurpose('TAX'), { purposesAllowed: ['TAX'] })).toBeUndefined();
    expect(judge('S-04', forPurpose('TAX'), { purposesRefused: ['TAX'] })).toBeUndefined();
    expect(judge('S-04', forPurpose('SURVEY_DESIGN'))).toBeUndefined();
  });
});

describe('S-05 what supervised money is never for (12-5; 衢州, 河南, 104)', () => {
  it.each([
    'LAND',
    'MARKETING',
    'SALARY',
    'FINE',
    'SHAREHOLDER_LOAN',
    'GROUP_SWEEP',
  ] as const)('returns %s to the housing authority', (purpose) => {
    expect(judge('S-05', forPurpose(purpose))).toMatchObject({ outcome: 'REJECT', field: 'purpose' });
    expect(judge('S-02', forPurpose(purpose))).toBeUndefined();
  });

  it('refuses what the city adds, and nothing else', () => {
    expect(judge('S-05', forPurpose('TAX'), { purposesRefused: ['TAX'], purposesAllowed: ['TAX'] })).toMatchObject({ outcome: 'REJECT' });
    expect(judge('S-05', forPurpose('TAX'))).toBeUndefined();
  });
});

describe('S-06 a refund is for the buyer and the buyer for a refund (12-4, 12-5)', () => {
  it('returns a buyer’s construction payment and a contractor’s refund', () => {
    expect(judge('S-06', askedBy('BUYER'))).toMatchObject({ outcome: 'REJECT', field: 'applicant.type' });
    expect(judge('S-06', askedBy('CONTRACTOR', aRefundNotice()))).toMatchObject({ outcome: 'REJECT' });
    expect(judge('S-06', askedBy('OTHER', aRefundNotice()))).toMatchObject({ outcome: 'REJECT' });
  });

  it('lets a buyer ask for a refund and a developer for construction', () => {
    expect(judge('S-06', aRefundNotice())).toBeUndefined();
    expect(judge('S-06', askedBy('DEVELOPER'))).toBeUndefined();
  });
});
