/** N-13 – N-16: account, permit, supervision and freezing courts of the notice against the register. */
import { isActive, keptThen } from '../../account/state.ts';
import { happenedAt } from '../bank/outflow.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { Words } from '../engine/finding.ts';
import type { MomentInputs, NoticeInput } from '../engine/moments.ts';
import type { SenderInput } from '../engine/questions.ts';
import { namedBuildings } from '../reading/buildings.ts';
import { comparable, sameAccountNumber, sameAccountTitle, sameText } from '../reading/matching.ts';
import { permitClaimKey } from '../reading/unique-claims.ts';
import { listed, named, say, shown, shownBankCode } from '../reading/wording.ts';

const unregistered = say('账户未登记', 'the account was never registered');

/** What a court orders or a bank reports is never refused for want of a registration; it waits for it. */
const factWaits = ({ state }: Pick<MomentInputs['payment'], 'state'>): Finding | undefined =>
  state.registration === undefined ? { found: unregistered, field: 'accountNumber', outcome: 'HOLD' } : undefined;

/** 12-6 and the tripartite agreement: money leaves only the account that is supervised for the project. */
const accountIsRegistered = rule({
  id: 'N-13',
  text: {
    zh: '账号、户名或开户行与登记的预售资金监管账户不符',
    en: 'Number, title or bank is not that of the registered supervision account',
    doZh: '请核对监管账户信息；未登记或已变更开户银行的账户，请主管部门先行登记或更新登记',
    doEn: 'Check the account; one that is not registered, or is kept by another bank now, must first be registered so by the housing authority',
  },
  evaluate: {
    notice: findAccount,
    registration: ({ state, message }) =>
      message.type !== 'housing.account.registered' && state.registration === undefined
        ? { found: unregistered, field: 'accountNumber' }
        : undefined,
    freezeOrder: factWaits,
    deductionOrder: factWaits,
    payment: factWaits,
    bankReport: factWaits,
    sender: speaksForAnothersMoney,
  },
});

/**
 * Only the bank that keeps the account can say what moved on it. Another's word is kept, and believed when a person has looked: banks are merged and renamed.
 * Before the account is registered nobody knows which bank keeps it: what a bank says of its money waits, and settles nothing.
 */
function speaksForAnothersMoney({ state, message, from, bank }: SenderInput): Finding | undefined {
  if (bank !== undefined) {
    if (!message.type.startsWith('bank.') || bank === from || isOfItsTime(state, message, from)) return undefined;
    return { found: from, expected: bank, outcome: 'HOLD' };
  }
  if (state.registration !== undefined || happenedAt(message) === undefined) return undefined;
  return {
    found: say(`账户尚未登记，报送银行 ${from}`, `the account is not registered yet; reported by ${from}`),
    expected: say('由登记的监管银行报送', 'a report of the bank that the registration names'),
    outcome: 'HOLD',
  };
}

/** What a bank says of the time in which it kept the account, before another was registered in its place. */
function isOfItsTime(state: SenderInput['state'], message: SenderInput['message'], from: string): boolean {
  const happened = happenedAt(message);
  return happened !== undefined && keptThen(state, from.slice('bank:'.length), happened.at);
}

/** The bank that keeps the account, or the one that kept it when the notice was issued. */
const namesItsBank = ({ state, notice: { bankCode, issuedAt } }: NoticeInput, registered: string): boolean =>
  sameText(bankCode, registered) || keptThen(state, comparable(bankCode), issuedAt);

function findAccount(input: NoticeInput): Finding[] {
  const { state, notice } = input;
  const { registration } = state;
  if (registration === undefined) return [{ found: unregistered, field: 'accountNumber' }];
  const { accountTitle, bankCode } = registration;
  const wrong: (Finding | undefined)[] = [
    sameAccountNumber(notice.accountNumber, state.accountNumber)
      ? undefined
      : { found: notice.accountNumber, expected: state.accountNumber, field: 'accountNumber' },
    sameAccountTitle(notice.accountTitle, accountTitle)
      ? undefined
      : { found: shown(notice.accountTitle), expected: accountTitle, field: 'accountTitle' },
    namesItsBank(input, bankCode) ? undefined : { found: shownBankCode(notice.bankCode), expected: bankCode, field: 'bankCode' },
  ];
  return wrong.filter((finding) => finding !== undefined);
}

/** One permit may serve several accounts of a project in phases; what this account is registered for is never another's. */
const permitIsProjects = rule({
  id: 'N-14',
  text: {
    zh: '预售许可证不在本项目登记范围内，或属于其他项目',
    en: 'The permit is not registered for this project, or belongs to another one',
    doZh: '请核对预售许可证号和项目名称；许可证有变更的，请主管部门更新登记',
    doEn: 'Check permit and project; where the permit has changed, the housing authority must update the registration',
  },
  evaluate: { notice: findPermit },
});

const ofAnotherProject = (permit: string): Words =>
  say(`许可证“${named(permit)}”属于其他项目`, `permit “${named(permit)}” belongs to another project`);

function findPermit({ state, notice, taken }: NoticeInput): Finding | undefined {
  const { registration } = state;
  if (registration === undefined) return undefined;
  const { permits, name } = registration.project;
  if (permits.some((permit) => sameText(permit, notice.permit))) {
    return sameText(notice.project, name) ? undefined : { found: shown(notice.project), expected: name, field: 'project', outcome: 'HOLD' };
  }
  const owner = taken.get(permitClaimKey(notice.permit));
  if (owner !== undefined && owner !== state.accountNumber)
    return { found: ofAnotherProject(notice.permit), expected: listed(permits), field: 'permit', outcome: 'REJECT' };
  return { found: shown(notice.permit), expected: listed(permits), field: 'permit' };
}

const endedOn = (date: string): Words => say(`监管已于 ${date} 终止`, `supervision ended on ${date}`);
const registeredOn = (building: string, date: string): Words =>
  say(`${building}于 ${date} 首次登记`, `“${building}” had its first registration on ${date}`);

/** Cities end supervision by 首次登记 (12-3, 北京) or by 竣工综合验收备案 (Zibo 33): either date counts. */
const supervisionStands = rule({
  id: 'N-15',
  text: {
    zh: '该楼栋的预售资金监管已经结束',
    en: 'Supervision has already ended for this building',
    doZh: '请主管部门说明仍需使用冻结资金的依据',
    doEn: 'The housing authority must say on what ground frozen money is still to be used',
  },
  evaluate: {
    notice: ({ state, notice, now }) => {
      const today = now.slice(0, 10);
      if (state.supervisionEndedOn !== undefined && state.supervisionEndedOn <= today)
        return { found: endedOn(state.supervisionEndedOn), field: 'accountNumber' };
      const { registered, open, unknown } = namedBuildings(notice.building, state.registration?.buildings ?? [], today);
      if (registered.length === 0 || open.length + unknown.length > 0) return undefined;
      return {
        found: listed(registered.map(({ name, firstRegisteredOn = '' }) => registeredOn(name, firstRegisteredOn))),
        expected: say('首次登记之前', 'before first registration'),
        field: 'building',
      };
    },
  },
});

/** The Zhongshan rule has the approval copied (抄送) to the court. The receipt goes to the housing authority, which courts inform of their freezes (12-1). */
const courtsAreCopied = rule({
  id: 'N-16',
  text: {
    zh: '通知书未抄送全部冻结法院',
    en: 'A court that has frozen the account is not among the courts of the notice',
    doZh: '通知书被接受时系统自动抄送该法院；请在今后的通知书中列明',
    doEn: 'The system copies the notice to it on acceptance; name it in later notices',
  },
  evaluate: {
    notice: ({ state, notice }) => {
      const missing = state.freezes
        .filter(
          (freeze) => isActive(freeze) && freeze.organ === 'court' && !notice.courts.some((named) => sameText(named, freeze.courtName)),
        )
        .map(({ courtName }) => shown(courtName));
      return missing.length === 0 ? undefined : { found: listed([...new Set(missing)]), field: 'courts' };
    },
  },
});

export const accountRules: readonly Rule[] = [accountIsRegistered, permitIsProjects, supervisionStands, courtsAreCopied];
