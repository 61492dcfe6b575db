/** M-04, M-05: what was received before. An id, a ruling, a version of a notice and a bank's serial each name one content for good. */
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { NoticeInput } from '../engine/moments.ts';
import type { RepeatInput } from '../engine/questions.ts';
import { minuteOf } from '../reading/minutes.ts';
import { say, shown } from '../reading/wording.ts';

const isDuplicate = rule({
  id: 'M-04',
  text: {
    zh: '该消息此前已收到，内容相同',
    en: 'The message was received before with the same content',
    doZh: '无需处理，以首次回执为准',
    doEn: 'Nothing to do; the first receipt stands',
  },
  evaluate: {
    intake: ({ seenBefore, identity }) => (seenBefore === 'same-digest' ? { found: shown(identity.id ?? ''), field: 'id' } : undefined),
    repeat: (repeat) => (repeat.seen === 'same' ? nameOf(repeat) : undefined),
  },
});

/** The same name must go on meaning the same content (电子签名法 5). */
const isConflictingReplay = rule({
  id: 'M-05',
  text: {
    zh: '编号此前已使用，但内容不同',
    en: 'The id, or the notice number and version, was used before for other content',
    doZh: '请核对两份内容；更正须使用新的消息编号，通知书须使用新的版本号',
    doEn: 'Compare the two; a correction needs a new message id, and a notice a new version',
  },
  variants: {
    serial: {
      zh: '该流水号此前已用于另一笔入账',
      en: 'The serial was used before for another booking',
      doZh: '以首次报送为准；请银行核对，另一笔入账以其自己的流水号报送',
      doEn: 'The first report stands; the bank should check, and report another booking under a serial of its own',
    },
  },
  evaluate: {
    intake: ({ seenBefore, identity }) => (seenBefore === 'other-digest' ? { found: shown(identity.id ?? ''), field: 'id' } : undefined),
    notice: (input) => (conflictsWithItself(input) ? otherContent({ of: 'notice', ...input.notice }) : undefined),
    repeat: (repeat) => (repeat.seen === 'other' ? otherContent(repeat) : undefined),
  },
});

function conflictsWithItself({ state, notice, contentDigest, again }: NoticeInput): boolean {
  if (again) return false;
  return state.notices.some(
    (known) => known.noticeNumber === notice.noticeNumber && known.version === notice.version && known.contentDigest !== contentDigest,
  );
}

type Name = DistributiveOmit<RepeatInput, 'seen'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function nameOf(name: Name): Finding {
  switch (name.of) {
    case 'ruling':
      return { found: name.rulingNumber, field: 'rulingNumber' };
    case 'notice':
      return { found: `${name.noticeNumber} v${name.version}`, field: 'noticeNumber' };
    case 'booking':
      return { found: name.bankSerial, field: 'bankSerial' };
  }
}

/** A bank's fact is kept for a person to look at; a notice is refused and may come under its next version. */
function otherContent(name: Name): Finding {
  switch (name.of) {
    case 'ruling':
      return nameOf(name);
    case 'notice': {
      const next = name.version + 1;
      return { ...nameOf(name), expected: say(`版本 ${next}`, `version ${next}`), field: 'version' };
    }
    case 'booking': {
      const { bankSerial, bookedAt } = name;
      const found =
        bookedAt === undefined
          ? say(`流水号“${bankSerial}”已用于另一笔入账`, `serial “${bankSerial}” was used before for another booking`)
          : say(
              `流水号“${bankSerial}”：与 ${minuteOf(bookedAt)} 所报的行次、收款人或金额不同`,
              `serial “${bankSerial}”: another line, payee or amount than the booking of ${minuteOf(bookedAt)}`,
            );
      return { found, field: 'bankSerial', outcome: 'HOLD', as: 'serial' };
    }
  }
}

export const repeatRules: readonly Rule[] = [isDuplicate, isConflictingReplay];
