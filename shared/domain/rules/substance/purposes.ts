/** S-01 – S-06: who may ask and for what (12-4, 12-5), with what the city allows, holds or refuses. */
import type { ApplicantType, NoticePaper, Purpose } from '../../messages/messages.ts';
import { type CityProfile, defaultProfile } from '../../values/profiles/profile.ts';
import { type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import { applicantName, applicantNames, purposeName, purposeNames } from '../reading/terms.ts';
import { inBoth, say } from '../reading/wording.ts';

/** The payments that 12-5 names: 工程进度款、材料款、设备款, and 退还购房款. */
const nationalPurposes: ReadonlySet<Purpose> = new Set<Purpose>(['PROGRESS', 'MATERIAL', 'EQUIPMENT', 'REFUND']);
const ancillaryPurposes: ReadonlySet<Purpose> = new Set<Purpose>(['SURVEY_DESIGN']);
const disputedPurposes: ReadonlySet<Purpose> = new Set<Purpose>(['TAX', 'WAGES', 'PROJECT_LOAN']);
const namedApplicants: ReadonlySet<ApplicantType> = new Set<ApplicantType>([
  'DEVELOPER',
  'CONTRACTOR',
  'MATERIAL',
  'EQUIPMENT_LEASE',
  'BUYER',
]);

type Standing = 'allowed' | 'held' | 'refused' | 'silent';

/**
 * What the city says of a purpose. A refusal outweighs everything. Leave outweighs a hold, because a profile that adds a purpose to those it allows
 * keeps the default list of those held.
 */
function standingOf(purpose: Purpose, profile: CityProfile | undefined): Standing {
  const { purposesAllowed, purposesHeld, purposesRefused } = profile ?? defaultProfile;
  if (purposesRefused.includes(purpose)) return 'refused';
  if (purposesAllowed.includes(purpose)) return 'allowed';
  return purposesHeld.includes(purpose) ? 'held' : 'silent';
}

/** Neither allowed nor refused: somebody must decide. */
const isOpenQuestion = (purpose: Purpose, profile: CityProfile | undefined): boolean => {
  const standing = standingOf(purpose, profile);
  return standing === 'held' || standing === 'silent';
};

/** What this city allows without a question. */
const allowedPurposes = (profile: CityProfile | undefined): Words => purposeNames((profile ?? defaultProfile).purposesAllowed);

/** Wages that go to the wage account are no dispute between cities (条例 29). */
const isDisputed = ({ purpose, lines }: Pick<NoticePaper, 'purpose' | 'lines'>): boolean =>
  disputedPurposes.has(purpose) && !(purpose === 'WAGES' && lines.some(({ payee }) => payee.kind === 'wage-account'));

/** S-03 or S-04 puts it: the authority is asked once about a purpose. */
const hasQuestionOfItsOwn = (notice: Pick<NoticePaper, 'purpose' | 'lines'>): boolean =>
  ancillaryPurposes.has(notice.purpose) || isDisputed(notice);

/** 12-4 ends its list with 等: others may ask, but a person must look. */
const applicantIsNamed = rule({
  id: 'S-01',
  text: {
    zh: '申请人不属于法〔2022〕12号列明的类型',
    en: 'The applicant is of a kind that the notice of the three authorities does not name',
    doZh: '请主管部门说明该申请人与项目建设的关系',
    doEn: 'The housing authority must state what the applicant has to do with building the project',
  },
  evaluate: {
    notice: ({ notice: { applicant } }) =>
      namedApplicants.has(applicant.type)
        ? undefined
        : { found: applicantName(applicant.type), expected: applicantNames([...namedApplicants]), field: 'applicant.type' },
  },
});

const purposeIsNamed = rule({
  id: 'S-02',
  text: {
    zh: '用途不属于本市直接允许的用途',
    en: 'The purpose is not among those that the city allows without a question',
    doZh: '请主管部门说明用途依据',
    doEn: 'The housing authority must state the ground for the purpose',
  },
  profileKeys: ['purposesAllowed', 'purposesHeld', 'purposesRefused'],
  evaluate: {
    notice: ({ notice, profile }) => {
      const { purpose } = notice;
      if (hasQuestionOfItsOwn(notice)) return undefined;
      const standing = standingOf(purpose, profile);
      const fires = standing === 'held' || (standing === 'silent' && !nationalPurposes.has(purpose));
      return fires ? { found: purposeName(purpose), expected: allowedPurposes(profile), field: 'purpose' } : undefined;
    },
  },
});

/** Quzhou counts 勘察费、设计费、监理费 among the costs of building; most texts do not speak of them. */
const surveyAndDesign = rule({
  id: 'S-03',
  text: {
    zh: '用途为勘察、设计、监理或配套，本市未作规定',
    en: 'The purpose is survey, design, supervision or ancillary works, of which the city says nothing',
    doZh: '请主管部门说明本市是否允许使用监管资金',
    doEn: 'The housing authority must state whether the city allows supervised money for it',
  },
  profileKeys: ['purposesAllowed', 'purposesRefused'],
  evaluate: {
    notice: ({ notice: { purpose }, profile }) =>
      ancillaryPurposes.has(purpose) && isOpenQuestion(purpose, profile) ? { found: purposeName(purpose), field: 'purpose' } : undefined,
  },
});

/** Quzhou excludes 税费, Tongguan allows 税费 and the project mortgage as non-key uses: cities differ, so neither accepted nor refused. */
const taxWagesLoan = rule({
  id: 'S-04',
  text: {
    zh: '用途为税费或项目贷款而本市未作规定，或为农民工工资而未列工资专用账户',
    en: "The purpose is tax or the project's loan, of which the city says nothing, or migrant workers' wages without their wage account",
    doZh: '请主管部门说明本市是否允许使用监管资金，或将工资列付至农民工工资专用账户',
    doEn: 'The housing authority must state whether the city allows it, or have the wages paid to the wage account',
  },
  profileKeys: ['purposesAllowed', 'purposesRefused'],
  evaluate: {
    notice: ({ notice, profile }) =>
      isDisputed(notice) && isOpenQuestion(notice.purpose, profile) ? { found: purposeName(notice.purpose), field: 'purpose' } : undefined,
  },
});

const purposeIsNotRefused = rule({
  id: 'S-05',
  text: {
    zh: '用途属于不得使用监管资金的范围',
    en: 'Supervised money may not be used for this purpose',
    doZh: '退回主管部门；请撤回该通知书',
    doEn: 'Returned to the housing authority, which should withdraw the notice',
  },
  profileKeys: ['purposesRefused'],
  evaluate: {
    notice: ({ notice: { purpose }, profile }) =>
      standingOf(purpose, profile) === 'refused'
        ? { found: purposeName(purpose), expected: allowedPurposes(profile), field: 'purpose' }
        : undefined,
  },
});

const applicantFitsPurpose = rule({
  id: 'S-06',
  text: {
    zh: '购房人只能申请退还购房款，退还购房款只能由购房人申请',
    en: 'A buyer may ask for a refund only, and only a buyer may ask for one',
    doZh: '退回主管部门；请核对申请人类型和用途',
    doEn: 'Returned to the housing authority; check applicant and purpose',
  },
  evaluate: {
    notice: ({ notice: { applicant, purpose } }) =>
      (applicant.type === 'BUYER') === (purpose === 'REFUND')
        ? undefined
        : {
            found: inBoth(applicantName(applicant.type), purposeName(purpose)),
            expected: say('购房人与退还购房款相对应', 'a buyer with a refund, another applicant with another purpose'),
            field: 'applicant.type',
          },
  },
});

export const purposeRules: readonly Rule[] = [
  applicantIsNamed,
  purposeIsNamed,
  surveyAndDesign,
  taxWagesLoan,
  purposeIsNotRefused,
  applicantFitsPurpose,
];
