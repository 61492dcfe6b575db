/** Telling (告知) with the evidence of service (送达): channels, consent, arrival (C-03 … C-07; 民诉法 90, 在线诉讼规则 29–31). */
import type { Channel, ChannelKind, Instant } from '../../messages/messages.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import { inLanguage, type Words } from '../engine/finding.ts';
import type { DeliveryInput } from '../engine/moments.ts';
import { minuteOf } from '../reading/minutes.ts';
import { channelName } from '../reading/terms.ts';
import { listed, say } from '../reading/wording.ts';

const electronic: ReadonlySet<ChannelKind> = new Set<ChannelKind>(['court-app', 'sms', 'email']);

/** Consent to service, with evidence, not withdrawn at that time; consent to court sessions is none (在线诉讼规则 4, 5). */
function consentsAt({ consent }: Channel, at: Instant): boolean {
  return (
    consent !== undefined &&
    consent.scope === 'service' &&
    consent.evidence.trim() !== '' &&
    (consent.withdrawnAt === undefined || at < consent.withdrawnAt)
  );
}

const channelsOf = (kinds: readonly string[]): Words => listed([...new Set(kinds)].map(channelName), kinds.length);
const at = ({ channel, at: instant }: Attempt): Words => {
  const name = channelName(channel);
  return say(`${inLanguage(name, 'zh')} ${minuteOf(instant)}`, `${inLanguage(name, 'en')} ${minuteOf(instant)}`);
};

function withoutConsent({ applicant, formalChannels, at }: DeliveryInput): Finding | undefined {
  const addresses = applicant.channels.filter(({ kind }) => electronic.has(kind));
  if (formalChannels.length > 0 || addresses.length === 0 || addresses.some((channel) => consentsAt(channel, at))) return undefined;
  return {
    found: channelsOf(addresses.map(({ kind }) => kind)),
    expected: say('同意电子送达的证据', 'evidence of consent to electronic service'),
    field: 'channels',
  };
}

type Attempt = DeliveryInput['attempts'][number];

const reachedOf = ({ attempts }: DeliveryInput): Attempt[] => attempts.filter(({ reached }) => reached);
const earliest = (attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.reduce<Attempt | undefined>((first, attempt) => (first === undefined || attempt.at < first.at ? attempt : first), undefined);

function servedFormally(input: DeliveryInput): Finding | undefined {
  const served = earliest(reachedOf(input).filter(({ formal }) => formal));
  return served === undefined ? undefined : { found: at(served) };
}

/** An electronic address of the applicant whom the attempt went to, by kind or by address, none of them confirmed. */
function isUnconfirmed(attempt: Attempt, channels: readonly Channel[]): boolean {
  const addresses = channels.filter(({ kind, address }) => attempt.channel === kind || attempt.channel === address);
  return addresses.length > 0 && addresses.every(({ kind, confirmed }) => electronic.has(kind) && !confirmed);
}

function onlyUnconfirmed(input: DeliveryInput): Finding | undefined {
  const reached = reachedOf(input);
  if (reached.length === 0 || !reached.every((attempt) => !attempt.formal && isUnconfirmed(attempt, input.applicant.channels)))
    return undefined;
  return {
    found: channelsOf(reached.map(({ channel }) => channel)),
    expected: say('回复、操作或已读回执', 'a reply, an act or a read receipt'),
    field: 'channels',
  };
}

/** The earliest valid time counts: of formal service if there was any. */
function severalReached(input: DeliveryInput): Finding | undefined {
  const reached = reachedOf(input);
  const formal = reached.filter((attempt) => attempt.formal);
  const first = earliest(formal.length > 0 ? formal : reached);
  if (reached.length < 2 || first === undefined) return undefined;
  const counts = at(first);
  return {
    found: say(
      `${reached.length} 个渠道到达，以${inLanguage(counts, 'zh')}为准`,
      `${reached.length} channels reached; ${inLanguage(counts, 'en')} counts`,
    ),
  };
}

export const deliveryRules: readonly Rule[] = [
  rule({
    id: 'C-03',
    text: {
      zh: '没有电子送达同意的证据，不能作为正式送达',
      en: 'Without evidence of consent, e-service is no service',
      doZh: '改以电话、短信或信函告知并留存记录；取得送达地址确认书后可电子送达',
      doEn: 'Inform by phone, SMS or letter with a record; once the party has confirmed an address for service, e-service is open',
    },
    evaluate: { delivery: withoutConsent },
  }),
  rule({
    id: 'C-04',
    text: {
      zh: '信息已到达受送达人确认的地址的系统，到达时即为送达',
      en: "It reached the addressee's system at an address confirmed for service and counts as served on arrival",
      doZh: '无须处理；送达凭证入卷',
      doEn: 'Nothing to do; the evidence of service goes into the dossier',
    },
    evaluate: { delivery: servedFormally },
  }),
  rule({
    id: 'C-05',
    text: {
      zh: '仅到达未经确认的电子地址，不视为送达',
      en: 'It reached only an address that the party has not confirmed and is not served',
      doZh: '等待回复或已读回执，或改用其他渠道',
      doEn: 'Wait for a reply or a read receipt, or use another channel',
    },
    evaluate: { delivery: onlyUnconfirmed },
  }),
  rule({
    id: 'C-06',
    text: {
      zh: '多个渠道均已到达，以最先有效到达的时间为准',
      en: 'Several channels succeeded: the earliest valid time counts',
      doZh: '无须处理',
      doEn: 'Nothing to do',
    },
    evaluate: { delivery: severalReached },
  }),
  rule({
    id: 'C-07',
    text: {
      zh: '所有渠道均未能告知申请人',
      en: 'No channel reached the applicant',
      doZh: '请书记员查明联系方式；公告送达须由法院决定',
      doEn: 'The clerk should find another address; publication needs a decision of the court',
    },
    evaluate: {
      delivery: ({ attempts, lastAttempt }) =>
        lastAttempt && attempts.every(({ reached }) => !reached)
          ? {
              found: attempts.length === 0 ? say('没有可用渠道', 'no channel') : channelsOf(attempts.map(({ channel }) => channel)),
              field: 'channels',
            }
          : undefined,
    },
  }),
];

/** The rule under which a clerk takes over when none has said so itself: it reached an address that nobody confirmed, or nothing. */
export const ruleOfUnserved = (reached: boolean): string => (reached ? 'C-05' : 'C-07');
