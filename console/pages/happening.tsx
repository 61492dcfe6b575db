/** One thing that happened, with who signed it under which key, and how that key stood. */
import type { SignedOccurrence } from '../api.ts';
import { Money, State, When } from '../parts.tsx';
import { eventWord, moment, say } from '../words.ts';

export const Happening = ({ entry }: { entry: SignedOccurrence }) => (
  <li>
    <When at={entry.at} /> {eventWord(entry.type)} {entry.caseNumber ?? ''} {entry.noticeNumber ?? ''} {entry.bankSerial ?? ''}{' '}
    {entry.item === undefined ? '' : say(`第 ${entry.item} 件`, `item ${entry.item}`)}{' '}
    {entry.amountFen === undefined ? null : <Money fen={entry.amountFen} />}{' '}
    {entry.status === undefined ? null : <State code={entry.status} />} {entry.signed === undefined ? null : <SignedBy {...entry.signed} />}
  </li>
);

type Signed = NonNullable<SignedOccurrence['signed']>;

const standings: Record<NonNullable<Signed['standing']>, [string, string]> = {
  'in-force': ['密钥当时有效', 'the key was in force'],
  'not-yet': ['密钥当时尚未生效', 'the key was not yet in force'],
  expired: ['密钥当时已过期', 'the key had expired'],
  revoked: ['密钥当时已吊销', 'the key had been revoked'],
};

function verdictOf({ status, standing }: Signed): string {
  if (status === 'not-kept')
    return say('原始报文未找到，无法核验签名', 'the bytes that were received cannot be found: the signature cannot be verified');
  if (status === 'unknown-key' || status === 'unregistered-partner')
    return say('登记簿中已无此密钥，无法核验签名', 'the register no longer has the key: the signature cannot be verified');
  if (status !== 'valid') return say('签名核验不通过', 'the signature does not verify');
  return standing === undefined
    ? say('签名有效', 'the signature holds')
    : say(`签名有效，${standings[standing][0]}`, `the signature holds, ${standings[standing][1]}`);
}

/** The name and the key; unfolded what exactly was verified. */
function SignedBy(signed: Signed) {
  const { name, from, keyId, algorithm, messageId, status, standing, revokedLater } = signed;
  const isSound = status === 'valid' && standing === 'in-force';
  return (
    <details class={isSound ? 'signed' : 'signed breach'}>
      <summary>
        {keyId === undefined
          ? say(`${name}：${verdictOf(signed)}`, `${name}: ${verdictOf(signed)}`)
          : say(`${name}签名，密钥 ${keyId}；${verdictOf(signed)}`, `signed by ${name}, key ${keyId}; ${verdictOf(signed)}`)}
      </summary>
      <p class="quiet">
        {revokedLater === undefined
          ? ''
          : say(
              `该密钥于 ${moment(revokedLater)} 吊销，此前收到的不受影响。`,
              `The key was revoked on ${moment(revokedLater)}; what was received before stands. `,
            )}
        {say(`签名方 ${from}`, `Signer ${from}`)}
        {algorithm === undefined ? '' : say(`，算法 ${algorithm}`, `, algorithm ${algorithm}`)}
        {say(`，报文编号 ${messageId}。`, `, message ${messageId}. `)}
        {say(
          '按收到的原始报文和登记簿中的密钥重新核验。',
          'Verified anew over the bytes that were received, with the key in the register.',
        )}
      </p>
    </details>
  );
}
