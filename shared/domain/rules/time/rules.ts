/** T: periods, holidays, and the law of the city on the day (民诉法 85, 民法典 201–203). */
import type { Instant } from '../../messages/messages.ts';
import type { CityProfile } from '../../values/profiles/profile.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import { minuteOf } from '../reading/minutes.ts';
import { say } from '../reading/wording.ts';

function noProfile(profile: CityProfile | undefined, on: Instant, field?: string): Finding | undefined {
  return profile === undefined
    ? {
        found: say(`${on.slice(0, 10)} 没有城市规则`, `no city profile in force on ${on.slice(0, 10)}`),
        ...(field === undefined ? {} : { field }),
      }
    : undefined;
}

export const timeRules: readonly Rule[] = [
  rule({
    id: 'T-01',
    text: {
      zh: '期限所及年度的放假安排尚未公布，暂按已知日历计算',
      en: 'The period runs into a year whose holidays are not published: the date is provisional',
      doZh: '放假安排公布后自动重新计算',
      doEn: 'Nothing to do; it is computed again when the calendar is published',
    },
    evaluate: {
      period: ({ unit, provisional, end }) =>
        unit === 'working-day' && provisional ? { found: say(`暂定 ${minuteOf(end)}`, `${minuteOf(end)} for the time being`) } : undefined,
    },
  }),
  rule({
    id: 'T-02',
    text: {
      zh: '期间最后一日为法定休假日，顺延至其后第一个工作日',
      en: 'The last day is a legal holiday: the period ends on the first working day after it',
      doZh: '无须处理',
      doEn: 'Nothing to do',
    },
    evaluate: {
      period: ({ unit, rolled, end }) =>
        unit === 'day' && rolled ? { found: say(`顺延至 ${minuteOf(end)}`, `moved to ${minuteOf(end)}`) } : undefined,
    },
  }),
  rule({
    id: 'T-03',
    text: {
      zh: '冻结止期逢休假日，按文书载明的时刻届满，不顺延',
      en: 'The freeze ends on a holiday: it ends at the time in the order and does not move',
      doZh: '需要续行的，请在该时刻前送达',
      doEn: 'A renewal must be served before that time',
    },
    evaluate: {
      period: ({ unit, endsOnHoliday, rolled, end }) =>
        unit === 'freeze-end' && endsOnHoliday && !rolled ? { found: say(`届满 ${minuteOf(end)}`, `ends ${minuteOf(end)}`) } : undefined,
    },
  }),
  rule({
    id: 'T-04',
    text: {
      zh: '签发当日没有可适用的城市规则',
      en: 'No city profile is in force for the date',
      doZh: '请运营人员发布该城市的规则后重新判定；暂按谨慎的默认值处理',
      doEn: 'Operations should publish the profile of the city and have it decided again; cautious defaults stand in until then',
    },
    evaluate: {
      notice: ({ profile, notice }) => noProfile(profile, notice.issuedAt, 'issuedAt'),
      deductionOrder: ({ profile, now }) => noProfile(profile, now),
    },
  }),
];
