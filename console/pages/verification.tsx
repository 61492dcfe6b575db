/** The line above a dossier: whether it is whole, as this browser has worked out itself, and unfolded what exactly was checked and on whose keys it rests. */
import { useEffect, useState } from 'preact/hooks';
import type { ItemFiled } from '../api.ts';
import type { LogVerdict } from '../proof/log-proof.ts';
import { type Verdict, verifyDossier } from '../proof/verify.ts';
import { moment, say } from '../words.ts';

export interface Checked {
  verdict: Verdict;
  at: string;
}

/** The dossier verified, again whenever something was filed; undefined while that goes on. */
export function useVerified(caseNumber: string, items: readonly ItemFiled[]): { checked: Checked | undefined; again: () => void } {
  const [checked, setChecked] = useState<Checked>();
  const [round, setRound] = useState(0);
  const heads = items.map(({ chainHead }) => chainHead).join();
  useEffect(() => {
    let current = true;
    verifyDossier(caseNumber, items).then((verdict) => current && setChecked({ verdict, at: new Date().toISOString() }));
    return () => {
      current = false;
    };
  }, [caseNumber, heads, round]);
  return { checked, again: () => setRound(round + 1) };
}

export function Verification({ checked, again }: ReturnType<typeof useVerified>) {
  if (checked === undefined) return <p class="quiet">{say('正在本浏览器中校验……', 'Verifying in this browser…')}</p>;
  const { verdict, at } = checked;
  return (
    <details class={verdict.whole ? 'proof' : 'proof breach'}>
      <summary>{verdict.whole ? wholeSentence(verdict, at) : brokenSentence(verdict)}</summary>
      <p>
        {say(
          '对每一件：重新计算其条目摘要并与链头比较，与前一件相接；下载文件并重新计算 SHA-256。',
          'For each item: its entry was hashed again, compared with the chain and joined to the one before; its document was fetched and hashed with SHA-256.',
        )}
      </p>
      <ul>
        {verdict.items.map((item) => (
          <li key={item.sequence}>
            {item.sequence}：{say('链', 'chain')} {item.chain ? '✓' : '✗'}，{say('文件', 'document')}{' '}
            {item.document === true ? '✓' : item.document === 'absent' ? say('缺失', 'absent') : say('✗ 已损坏', '✗ damaged')}
          </li>
        ))}
      </ul>
      <p>{logSentence(verdict.log)}</p>
      <p>
        <button type="button" class="plain" onClick={again}>
          {say('重新校验', 'Verify again')}
        </button>
      </p>
    </details>
  );
}

function wholeSentence({ log }: Verdict, at: string): string {
  const verified = say(`${moment(at)} 在本浏览器中校验通过`, `verified in this browser ${moment(at)}`);
  const witnessed = typeof log === 'object' ? witnessWords(log) : notInLog(log);
  return say(
    `链完整，文件与摘要一致 · ${witnessed} · ${verified}`,
    `The chain is whole and every document matches · ${witnessed} · ${verified}`,
  );
}

const witnessWords = ({ witnesses }: LogVerdict): string =>
  witnesses.length === 0
    ? say('日志已收录，尚无见证单位联署', 'in the log, cosigned by no witness yet')
    : say(`见证：${witnesses.map(({ name }) => name).join('、')}`, `witnessed by ${witnesses.map(({ name }) => name).join(', ')}`);

const notInLog = (log: 'not-yet' | 'unread'): string =>
  log === 'not-yet'
    ? say('尚待封入日志（一分钟内）', 'not in the log yet (within a minute)')
    : say('未能取得日志证明', "the log's proof could not be had");

function brokenSentence({ items, log }: Verdict): string {
  const broken = items.find(({ chain, document }) => !chain || document !== true);
  if (broken !== undefined)
    return say(
      `第 ${broken.sequence} 件校验不通过，请勿使用并立即报告`,
      `Item ${broken.sequence} does not verify; do not rely on it and report it`,
    );
  const why = typeof log === 'object' && log.included ? say('检查点签名不符', 'its checkpoint is not signed by the log') : '';
  return say(
    `卷宗与见证日志不符，请勿使用并立即报告${why === '' ? '' : `（${why}）`}`,
    `The dossier is not the one that the witnessed log has; do not rely on it and report it${why === '' ? '' : ` (${why})`}`,
  );
}

function logSentence(log: Verdict['log']): string {
  if (log === 'not-yet')
    return say(
      '新入卷的页面尚未封入见证日志，每分钟封存一次。',
      'The newest pages are not sealed into the witnessed log yet; it is sealed every minute.',
    );
  if (log === 'unread')
    return say('见证日志的证明未能取得，请重新校验。', 'The proof of the witnessed log could not be had; verify again.');
  const { included, signed, size, root, origin, witnesses } = log;
  const places = included
    ? say(
        `本卷各页在日志 ${origin} 的检查点（${size} 项，根 ${root}）中，所示各件与页中所记一致：✓。`,
        `Every page of the dossier is in the log ${origin} at its checkpoint (${size} entries, root ${root}), and what is shown is what the pages say: ✓.`,
      )
    : say(
        '本卷有页不在日志中，或所示与页中所记不一致：✗。',
        'A page of the dossier is not in the log, or what is shown is not what it says: ✗.',
      );
  const signature =
    signed === true
      ? say(
          '检查点由日志签名：✓（依据本系统公布的日志公钥）。',
          'The log has signed the checkpoint: ✓ (by the key that this system publishes).',
        )
      : signed === false
        ? say('检查点的日志签名：✗。', "The log's signature over the checkpoint: ✗.")
        : say(
            '日志公钥未在此公布，或本浏览器不能验证其签名。',
            "The log's key is not published here, or this browser cannot verify with it.",
          );
  const seen = witnesses.map(({ name, at }) => say(`${name}于 ${moment(at)} 联署：✓`, `${name} cosigned on ${moment(at)}: ✓`));
  return [places, signature, ...seen].join(' ');
}
