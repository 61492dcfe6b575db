/**
 * City profiles: what the national text leaves to the city (or to nobody), as versioned data. The profile in force on a notice's issue date
 * applies, never the one in force when it is processed. Defaults are cautious and come from contracts §5 and domain §2.1.
 */
import type { Instant, LocalDate, Purpose } from '../../messages/messages.ts';

export interface DeadlinesWD {
  informHousing: number;
  bankPay: number;
  bankReport: number;
  notifyApplicant: number;
  fileDossier: number;
  liftAfterSecurity: number;
}

export interface CityProfile {
  /** 6-digit administrative division code. */
  regionCode: string;
  /** Holds from this date (Asia/Shanghai); absent: for all dates. */
  effectiveFrom?: LocalDate;
  purposesAllowed: Purpose[];
  purposesHeld: Purpose[];
  purposesRefused: Purpose[];
  wageAccountRequired: boolean;
  deductionNeedsHousingConsent: boolean;
  /** Names of evidence that a construction purpose must attach (S-07), e.g. `contract`, `progress-confirmation`, `supervisor-confirmation`, `invoice`. */
  evidenceRequired: string[];
  refundsPerDayMax: number;
  matchGraceMinutes: number;
  /** How far the bank's balance may differ from the platform's, and for how long, before new authorisations wait (B-11). */
  balanceToleranceFen: number;
  balanceToleranceMinutes: number;
  replayWindowDays: number;
  /** How far a quota may exceed the debt before its court is told, in per cent of the debt. A setting: 查扣冻规定 19 names no figure. */
  freezeExcessPercent: number;
  /** In working days. */
  deadlinesWD: DeadlinesWD;
  /** Day of the month on which the authority gets the report of the month before, where it asks for one. */
  monthlyReportDay: number;
  /** The profile names the day itself. */
  asksMonthlyReport?: true;
}

export const defaultProfile: Omit<CityProfile, 'regionCode'> = {
  purposesAllowed: ['PROGRESS', 'MATERIAL', 'EQUIPMENT', 'REFUND'],
  purposesHeld: ['SURVEY_DESIGN', 'TAX', 'WAGES', 'PROJECT_LOAN', 'OTHER'],
  purposesRefused: ['LAND', 'MARKETING', 'SALARY', 'FINE', 'SHAREHOLDER_LOAN', 'GROUP_SWEEP'],
  wageAccountRequired: true,
  deductionNeedsHousingConsent: false,
  evidenceRequired: [],
  refundsPerDayMax: 20,
  matchGraceMinutes: 60,
  balanceToleranceFen: 0,
  balanceToleranceMinutes: 0,
  replayWindowDays: 30,
  freezeExcessPercent: 20,
  deadlinesWD: { informHousing: 1, bankPay: 1, bankReport: 1, notifyApplicant: 3, fileDossier: 2, liftAfterSecurity: 5 },
  monthlyReportDay: 10,
};

/**
 * The profile in force for a region on a date: the latest version not later than it, a dated version before an undated one. A district without a profile
 * of its own has its city's, and a city its province's. Undefined when none holds (T-04).
 */
export function profileInForce(profiles: readonly CityProfile[], regionCode: string, on: Instant | LocalDate): CityProfile | undefined {
  const date = on.slice(0, 10);
  const inForce = profiles.filter((profile) => (profile.effectiveFrom ?? '') <= date);
  for (const region of regionAndAbove(regionCode)) {
    const versions = inForce.filter((profile) => profile.regionCode === region);
    if (versions.length > 0)
      return versions.reduce((best, profile) => ((profile.effectiveFrom ?? '') >= (best.effectiveFrom ?? '') ? profile : best));
  }
  return undefined;
}

/** GB/T 2260: two digits each for province, city and district (330802 → 330800 → 330000). */
const regionAndAbove = (regionCode: string): string[] => [
  ...new Set([regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`]),
];
