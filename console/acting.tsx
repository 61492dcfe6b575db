/** An act of a person on the page: sent, waited for, and what the system answered, beside where it was done. */
import { useState } from 'preact/hooks';
import { api, type WordedRule } from './api.ts';
import { Rules, Trouble } from './parts.tsx';
import { say, stateWord } from './words.ts';

export interface Receipt {
  outcome: string;
  rules: WordedRule[];
  /** `propose`: another person of the party is to confirm it. */
  step?: string;
}
export interface Acting {
  receipt?: Receipt | 'waiting';
  problem?: Error;
  /** Sends an act, and waits for its receipt. */
  act(send: () => Promise<{ messageId: string; step?: string }>): Promise<void>;
  /** What keeps it from being sent, found before that. */
  stop(problem: Error | undefined): void;
}

export function useAct(): Acting {
  const [receipt, setReceipt] = useState<Receipt | 'waiting'>();
  const [problem, setProblem] = useState<Error>();
  return {
    ...(receipt === undefined ? {} : { receipt }),
    ...(problem === undefined ? {} : { problem }),
    stop: setProblem,
    async act(send) {
      setProblem(undefined);
      try {
        const { messageId, step } = await send();
        setReceipt('waiting');
        setReceipt({ ...(await settled(messageId)), ...(step === undefined ? {} : { step }) });
      } catch (error) {
        setReceipt(undefined);
        setProblem(error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
}

/** The receipt of an act, asked for until it is there; after half a minute it is looked up by hand. */
async function settled(messageId: string): Promise<Receipt> {
  for (let round = 0; round < 60; round++) {
    const receipt = await api.receipt(messageId);
    if (receipt.outcome !== 'WAITING') return receipt;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { outcome: 'WAITING', rules: [] };
}

export function Outcome({ acting: { receipt, problem } }: { acting: Pick<Acting, 'receipt' | 'problem'> }) {
  return (
    <div aria-live="polite">
      {problem !== undefined && <Trouble problem={problem} />}
      {receipt === 'waiting' && <p>{say('已提交，等待系统受理……', 'Sent; waiting for the system to take it…')}</p>}
      {receipt !== undefined && receipt !== 'waiting' && (
        <section class="receipt">
          <h2>
            {say('系统回执：', 'Receipt: ')}
            {stateWord(receipt.outcome)}
          </h2>
          {receipt.step === 'propose' && receipt.outcome === 'ACCEPTED' && (
            <p>
              {say(
                '已记为第一人的意见，须由本单位第二人以本人身份确认。',
                'Kept as the first person’s; a second person of the party has to confirm it.',
              )}
            </p>
          )}
          <Rules rules={receipt.rules} />
        </section>
      )}
    </div>
  );
}
