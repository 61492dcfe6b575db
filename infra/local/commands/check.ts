/**
 * `presale check KIND VALUE…`: judges identifiers, amounts in words and working days exactly as the rules do, one JSON line a value
 * (contracts §5). Every line has `kind`, `value` (as given) and `valid`; an invalid one has `code` and `problem`, a valid one what was read,
 * and `notes` where the value is valid but a rule or a reader should know more (a case number that N-12 holds, words that stray from the annex).
 *
 * Exit code 0 when every value is valid, 1 when one is not, 2 when the kind is unknown or no value was given (usage goes to stderr).
 */

import type { LocalDate } from '../../../shared/domain/messages/messages.ts';
import { isLocalDate } from '../../../shared/domain/values/calendar/dates.ts';
import { addWorkingDays, maximumDays, officialCalendar } from '../../../shared/domain/values/calendar/working-days.ts';
import { checkBankCode } from '../../../shared/domain/values/identifiers/bank-code.ts';
import type { CaseNumber, ReadCaseNumber } from '../../../shared/domain/values/identifiers/case-number.ts';
import { parseCaseNumber, readCaseNumber } from '../../../shared/domain/values/identifiers/case-number.ts';
import { checkResidentId } from '../../../shared/domain/values/identifiers/resident-id.ts';
import type { IdentifierProblem } from '../../../shared/domain/values/identifiers/text.ts';
import { foldText } from '../../../shared/domain/values/identifiers/text.ts';
import { checkUscc } from '../../../shared/domain/values/identifiers/uscc.ts';
import { parseAmountInWords } from '../../../shared/domain/values/money/amount-words.ts';

export interface CheckSettings {
  /** Where a usage error goes; stderr unless given. */
  printError?: (line: string) => void;
  /** Case numbers of later years and births on later days are invalid; today in China unless given. */
  today?: LocalDate;
}

/** What a line says beyond `kind` and `value`. */
type Verdict = { valid: boolean } & Record<string, unknown>;
type Checker = (value: string, today: LocalDate) => Verdict;

const checkers: ReadonlyMap<string, Checker> = new Map<string, Checker>([
  ['uscc', uscc],
  ['resident-id', (value, today) => identifier(checkResidentId(value, today))],
  ['bank-code', (value) => identifier(checkBankCode(value))],
  ['case-number', caseNumber],
  ['amount-words', amountWords],
  ['working-days', workingDays],
]);

/** Prints one JSON line a value and returns the exit code. */
export function runCheck(
  kind: string | undefined,
  values: readonly string[],
  print: (line: string) => void,
  settings: CheckSettings = {},
): 0 | 1 | 2 {
  const check = checkers.get(kind ?? '');
  if (check === undefined || values.length === 0) {
    const printError = settings.printError ?? ((line) => process.stderr.write(`${line}\n`));
    printError(usageOf(kind, check !== undefined));
    return 2;
  }
  const today = settings.today ?? todayInChina();
  let allValid = true;
  for (const value of values) {
    const verdict = check(value, today);
    print(JSON.stringify({ kind, value, ...verdict }));
    allValid &&= verdict.valid;
  }
  return allValid ? 0 : 1;
}

function usageOf(kind: string | undefined, known: boolean): string {
  const kinds = [...checkers.keys()].join(', ');
  if (kind === undefined) return `presale check KIND VALUE…: give a kind (${kinds}) and at least one value.`;
  if (!known) return `presale check: "${kind}" is no kind; the kinds are ${kinds}.`;
  return `presale check ${kind}: give at least one value, e.g. presale check working-days 2026-02-13+2`;
}

/** `sv` writes dates as ISO 8601 does. */
const todayInChina = (): LocalDate => new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());

function invalid(code: string, problem: IdentifierProblem): Verdict {
  return { valid: false, code, problem: sentence(problem) };
}

function sentence({ zh, en }: IdentifierProblem): string {
  return `${zh}${en}`;
}

function identifier(result: { valid: true; value: string } | { valid: false; code: string; problem: IdentifierProblem }): Verdict {
  return result.valid ? { valid: true, normalised: result.value } : invalid(result.code, result.problem);
}

function uscc(value: string): Verdict {
  const result = checkUscc(value);
  if (!result.valid) return identifier(result);
  const notes = result.doubt === undefined ? {} : { notes: [sentence(result.doubt) + sentence(heldAsDoubtful)] };
  return { ...identifier(result), leadingLetter: result.leadingLetter, ...notes };
}

const heldAsDoubtful: IdentifierProblem = { zh: '通知书将暂缓（N-09）。', en: ' A notice with it is held (N-09).' };

/** As the gate reads it: what names a case beyond doubt is valid, also where it is not written as a case number should be. */
function caseNumber(value: string, today: LocalDate): Verdict {
  const currentYear = Number(today.slice(0, 4));
  const read = readCaseNumber(value, currentYear);
  if (read === undefined) {
    const strict = parseCaseNumber(value, currentYear);
    return strict.ok ? invalid('form', tooLong) : invalid(strict.code, strict.problem);
  }
  const { year, court, specialCourt, type, typeKind, serial, suffix, legacy, normalised } = read.number;
  const notes = [...irregularNotes(read), ...holdNotes(read.number)].map(sentence);
  return {
    valid: true,
    year,
    court,
    specialCourt,
    type,
    serial,
    suffix,
    typeKind,
    legacy,
    normalised,
    ...(notes.length === 0 ? {} : { notes }),
  };
}

const tooLong: IdentifierProblem = { zh: '案号过长，请只填写案号。', en: 'The case number is too long; give the number alone.' };

function irregularNotes({ irregular, number: { normalised } }: ReadCaseNumber): IdentifierProblem[] {
  if (irregular === undefined) return [];
  return irregular === 'brackets'
    ? [
        {
          zh: `案号应使用圆括号，六角括号〔 〕用于文号；读作${normalised}。`,
          en: `Case numbers are written with （ ）; 〔 〕 belongs to document numbers. Read as ${normalised}.`,
        },
      ]
    : [
        {
          zh: `“号”后有其他文字，是案件文书的编号（N-12）；读作${normalised}。`,
          en: `Words stand after 号: the number of a document of the case, held for its court (N-12). Read as ${normalised}.`,
        },
      ];
}

/** N-12: parseable, but not to be acted on without a person. */
function holdNotes({ legacy, type, typeKind }: CaseNumber): IdentifierProblem[] {
  const found: IdentifierProblem[] = [];
  if (legacy)
    found.push({
      zh: '2016年以前的案号，须人工核对（N-12）。',
      en: 'A case number from before 2016: held for a person to look at (N-12).',
    });
  if (typeKind === 'review')
    found.push({
      zh: `“${type}”是执行审查案件，不承载冻结（N-12）。`,
      en: `${type} reviews another case and carries no freeze: held (N-12).`,
    });
  if (typeKind === 'unknown')
    found.push({ zh: `类型代字“${type}”不在标准中（N-12）。`, en: `${type} is no type of the standard: held (N-12).` });
  return found;
}

/** Words are valid when they name one amount and break nothing that the annex demands. */
function amountWords(value: string): Verdict {
  const result = parseAmountInWords(value);
  if (!result.ok) return invalid(result.code, result.problem);
  const { amountFen, canonical, notes } = result;
  const breach = notes.find(({ standing }) => standing === 'breach');
  if (breach !== undefined) return { ...invalid(breach.code, breach), amountFen };
  return { valid: true, amountFen, canonical, ...(notes.length === 0 ? {} : { notes: notes.map(sentence) }) };
}

function workingDays(value: string): Verdict {
  const [, date = '', count = ''] = /^(\d{4}-\d{2}-\d{2})\+(\d{1,4})$/.exec(foldText(value)) ?? [];
  if (!isLocalDate(date) || Number(count) > maximumDays) {
    return invalid('form', {
      zh: `应为“日期+工作日数”，如2026-02-13+2：日期须真实，工作日数为0至${maximumDays}。`,
      en: `Must be a date and a number of working days like 2026-02-13+2: a real date, and 0 to ${maximumDays} days.`,
    });
  }
  return { valid: true, ...addWorkingDays(date, Number(count)), calendar: officialCalendar.version };
}
