/** A case's dossier: on top whether it is whole, verified in this browser; the catalogue on the left, the document on the right; then how it came to it. */
import { useState } from 'preact/hooks';
import { type Acknowledgement, api, type CaseSeen, type ItemFiled, type Step } from '../api.ts';
import { useChanges } from '../live.ts';
import { Asked, accountPath, Link, Money, State, useAsked, When } from '../parts.tsx';
import { Print } from '../reading/print.tsx';
import { counted, moment, say } from '../words.ts';
import { type Checked, useVerified, Verification } from './verification.tsx';

const kinds: Record<ItemFiled['kind'], [string, string]> = {
  'fund-use-notice': ['冻结资金使用通知书', 'Fund-use notice'],
  'transfer-voucher': ['划转凭证', 'Transfer voucher'],
  'payment-return': ['退票（冲正）通知', 'Return of a payment'],
  'delivery-evidence': ['告知证明', 'Evidence of telling'],
  supplement: ['补充材料', 'Supplement'],
};

export function CasePage({ number, now }: { number: string; now: string }) {
  const loaded = useAsked(`case ${number}`, () => api.dossier(number), useChanges());
  const [chosen, choose] = useState<string>();
  return (
    <Asked loaded={loaded}>
      {(seen) => {
        const { caseNumber, items } = seen;
        const shown = items.find(({ itemId }) => itemId === chosen) ?? items[0];
        return (
          <article>
            <h1>{caseNumber}</h1>
            <Print about={caseNumber} now={now} />
            {seen.exports && items.length > 0 && (
              <a class="print" href={api.exportPath(caseNumber)} download>
                {say('导出（含证明）', 'Export with its proofs')}
              </a>
            )}
            <p class="lead">{sentenceOf(seen)}</p>
            {shown !== undefined && <Verified seen={seen} shown={shown} choose={choose} />}
            <Course steps={seen.steps} />
            <p class="quiet">
              {say('账户：', 'Accounts: ')}
              {seen.accounts.map((account) => (
                <span key={account}>
                  <Link to={accountPath(account)}>{account}</Link>{' '}
                </span>
              ))}
            </p>
          </article>
        );
      }}
    </Asked>
  );
}

function sentenceOf({ items, acknowledgements, steps }: CaseSeen): string {
  const late = acknowledgements.filter(({ status }) => status === 'overdue').length;
  const paid = steps.filter(({ what }) => what === 'paid').length;
  if (items.length === 0)
    return say(
      '卷宗尚无材料。冻结期间依通知书支付的，通知书、划转凭证和告知证明会自动入卷。',
      'The dossier holds nothing yet. What is paid under a notice while the freeze stands is filed here by itself: notice, voucher, evidence of telling.',
    );
  const taken = acknowledgements.filter(({ status }) => status === 'acknowledged').length;
  return say(
    `卷宗现有 ${items.length} 件材料，涉及 ${paid} 笔支付；本院案件系统已接收 ${taken} 件${late > 0 ? `，逾期未接收 ${late} 件` : ''}。`,
    `The dossier holds ${counted(items.length, 'item')} about ${counted(paid, 'payment')}; the court's case system has taken ${taken}${late > 0 ? `, ${late} not in time` : ''}.`,
  );
}

interface DossierProps {
  seen: CaseSeen;
  shown: ItemFiled;
  choose: (itemId: string) => void;
}

function Verified(props: DossierProps) {
  const { caseNumber, items } = props.seen;
  const verified = useVerified(caseNumber, items);
  return (
    <>
      <Verification {...verified} />
      <Dossier {...props} verdict={verified.checked?.verdict} />
    </>
  );
}

/** The catalogue stands beside it already: a page fills the width, without the viewer's own column of small pages. */
const pdfView = '#navpanes=0&view=FitH';

interface CatalogueProps extends DossierProps {
  verdict: Checked['verdict'] | undefined;
}

function Dossier({ seen: { caseNumber, items, acknowledgements }, shown, choose, verdict }: CatalogueProps) {
  return (
    <div class="dossier">
      <table>
        <thead>
          <tr>
            <th>{say('序号', 'No.')}</th>
            <th>{say('文件名', 'Document')}</th>
            <th class="num">{say('页数', 'Pages')}</th>
            <th>{say('来源', 'From')}</th>
            <th>{say('入卷', 'Filed')}</th>
            <th>{say('法院案件系统', 'Court case system')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.itemId} class={item === shown ? 'chosen' : ''}>
              <td>{item.sequence}</td>
              <td>
                <button type="button" class="plain" aria-pressed={item === shown} onClick={() => choose(item.itemId)}>
                  {say(...kinds[item.kind])}
                </button>
                {item.supersedes === undefined ? '' : say('（更正前件）', ' (corrects an earlier one)')}
              </td>
              <td class="num">{verdict?.items.find(({ sequence }) => sequence === item.sequence)?.pages ?? '—'}</td>
              <td>{sourceOf(item)}</td>
              <td>
                <When at={item.filedAt} />
              </td>
              <td>{taken(acknowledgements.find(({ itemId }) => itemId === item.itemId))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <object
        key={shown.itemId}
        class="document"
        data={`${api.documentPath(caseNumber, shown.sha256)}${shown.mediaType === 'application/pdf' ? pdfView : ''}`}
        type={shown.mediaType}
        aria-label={say(...kinds[shown.kind])}
      >
        <a href={api.documentPath(caseNumber, shown.sha256)}>{say('打开文件', 'Open the document')}</a>
      </object>
    </div>
  );
}

/** Where it comes from: a paper by its own number, a record of the system by what it is about. */
function sourceOf({ kind, documentNumber, noticeNumber, bankSerial }: ItemFiled): string {
  if (kind !== 'delivery-evidence') return documentNumber;
  return bankSerial === undefined ? noticeNumber : say(`${noticeNumber} 流水 ${bankSerial}`, `${noticeNumber}, serial ${bankSerial}`);
}

/** Whether the court's own case system says that it has the item. */
function taken(found: Acknowledgement | undefined): string {
  if (found?.status === 'acknowledged') return say(`已接收 ${moment(found.acceptedAt ?? '')}`, `taken ${moment(found.acceptedAt ?? '')}`);
  if (found?.status === 'overdue') return say('逾期未接收', 'not taken in time');
  return say('已送出', 'sent');
}

const words: Record<Step['what'], [string, string]> = {
  frozen: ['冻结', 'frozen'],
  'freeze-ended': ['冻结终止', 'the freeze has ended'],
  'housing-informed': ['已告知住建部门', 'the housing authority was told'],
  issued: ['签发通知书', 'notice issued'],
  decided: ['收到并审核通知书', 'notice received and decided'],
  paid: ['银行划转', 'paid by the bank'],
  filed: ['入卷', 'filed'],
  taken: ['本院案件系统接收', "taken by the court's case system"],
};

/** From the freeze to what the court's own system has taken. */
function Course({ steps }: Pick<CaseSeen, 'steps'>) {
  return (
    <section>
      <h2>{say('经过：从冻结到入卷', 'From the freeze to the file')}</h2>
      <ol class="story">
        {steps.map(({ at, what, which, amountFen, status, kind }) => (
          <li key={`${at} ${what} ${which}`}>
            <When at={at} /> {say(...words[what])}{' '}
            {kind === undefined ? which : say(`第 ${which} 件 ${kinds[kind][0]}`, `no. ${which}, ${kinds[kind][1]}`)}{' '}
            {amountFen === undefined ? null : <Money fen={amountFen} />} {status === undefined ? null : <State code={status} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
