/** A case's dossier: the catalogue on the left, the document on the right, on top whether it is whole, verified in this browser. */
import { useEffect, useState } from 'preact/hooks';
import { type Acknowledgement, api, type ItemFiled } from '../api.ts';
import { useChanges } from '../live.ts';
import { Asked, useAsked, When } from '../parts.tsx';
import { Print } from '../print.tsx';
import { type Verdict, verifyDossier } from '../verify.ts';
import { moment, say } from '../words.ts';

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
      {({ caseNumber, items, acknowledgements }) => {
        const shown = items.find(({ itemId }) => itemId === chosen) ?? items[0];
        return (
          <article>
            <h1>{caseNumber}</h1>
            <Print about={caseNumber} now={now} />
            <p class="lead">{say(`卷宗现有 ${items.length} 件材料。`, `The dossier holds ${items.length} items.`)}</p>
            <Verification caseNumber={caseNumber} items={items} />
            <div class="dossier">
              <table>
                <thead>
                  <tr>
                    <th>{say('序号', 'No.')}</th>
                    <th>{say('文件名', 'Document')}</th>
                    <th>{say('来源文号', 'Number')}</th>
                    <th>{say('入卷', 'Filed')}</th>
                    <th>{say('法院案件系统', 'Court case system')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.itemId} class={item === shown ? 'chosen' : ''}>
                      <td>{item.sequence}</td>
                      <td>
                        <button type="button" class="plain" onClick={() => choose(item.itemId)}>
                          {say(...kinds[item.kind])}
                        </button>
                        {item.supersedes === undefined ? '' : say('（更正前件）', ' (corrects an earlier one)')}
                      </td>
                      <td>{item.documentNumber}</td>
                      <td>
                        <When at={item.filedAt} />
                      </td>
                      <td>{taken(acknowledgements.find(({ itemId }) => itemId === item.itemId))}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {shown === undefined ? null : (
                <object
                  class="document"
                  data={api.documentPath(caseNumber, shown.sha256)}
                  type={shown.mediaType}
                  aria-label={say(...kinds[shown.kind])}
                >
                  <a href={api.documentPath(caseNumber, shown.sha256)}>{say('打开文件', 'Open the document')}</a>
                </object>
              )}
            </div>
          </article>
        );
      }}
    </Asked>
  );
}

/** Whether the court's own case system says that it has the item. */
function taken(found: Acknowledgement | undefined): string {
  if (found?.status === 'acknowledged') return say(`已接收 ${moment(found.acceptedAt ?? '')}`, `taken ${moment(found.acceptedAt ?? '')}`);
  if (found?.status === 'overdue') return say('逾期未接收', 'not taken in time');
  return say('已送出', 'sent');
}

function Verification({ caseNumber, items }: { caseNumber: string; items: readonly ItemFiled[] }) {
  const [verdict, setVerdict] = useState<{ verdict: Verdict; at: string }>();
  const heads = items.map(({ chainHead }) => chainHead).join();
  useEffect(() => {
    let current = true;
    verifyDossier(caseNumber, items).then((found) => current && setVerdict({ verdict: found, at: new Date().toISOString() }));
    return () => {
      current = false;
    };
  }, [caseNumber, heads]);
  if (verdict === undefined) return <p class="quiet">{say('正在本浏览器中校验……', 'Verifying in this browser…')}</p>;
  const { verdict: found, at } = verdict;
  const broken = found.items.find(({ chain, document }) => !chain || document !== true);
  return (
    <details class={found.whole ? 'proof' : 'proof breach'}>
      <summary>
        {found.whole
          ? say(
              `链完整，文件与摘要一致 · ${moment(at)} 在本浏览器中校验通过`,
              `The chain is whole and every document matches · verified in this browser ${moment(at)}`,
            )
          : say(
              `第 ${broken?.sequence ?? '?'} 件校验不通过，请勿使用并立即报告`,
              `Item ${broken?.sequence ?? '?'} does not verify; do not rely on it and report it`,
            )}
      </summary>
      <p>
        {say(
          '对每一件：重新计算其条目摘要并与链头比较，与前一件相接；下载文件并重新计算 SHA-256。',
          'For each item: its entry was hashed again, compared with the chain and joined to the one before; its document was fetched and hashed with SHA-256.',
        )}
      </p>
      <ul>
        {found.items.map((item) => (
          <li key={item.sequence}>
            {item.sequence}：{say('链', 'chain')} {item.chain ? '✓' : '✗'}，{say('文件', 'document')}{' '}
            {item.document === true ? '✓' : item.document === 'absent' ? say('缺失', 'absent') : '✗'}
          </li>
        ))}
      </ul>
    </details>
  );
}
