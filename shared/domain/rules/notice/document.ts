/** N-19: the sealed notice itself. What cannot be read now cannot be read in fifty years, and nobody can say then what was approved (档案法 37). */
import type { DocumentFacts } from '../../messages/commands.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import { brokenWords } from '../reading/broken.ts';

const expected = { zh: '可以打开的PDF或OFD版式文件', en: 'a PDF or OFD file that opens' };

function unreadable(facts: DocumentFacts | undefined): Finding | undefined {
  const field = 'document';
  if (facts === undefined || facts.status === 'absent') return { found: { zh: '没有文件内容', en: 'no bytes' }, expected, field };
  if (facts.status === 'unreachable') return { found: { zh: '文件无法取得', en: 'the file cannot be fetched' }, expected, field };
  if (facts.encrypted === true) return { found: { zh: '文件已加密', en: 'the file is encrypted' }, expected, field };
  if (facts.format === 'image') return { found: { zh: '图片', en: 'an image' }, expected, field };
  if (facts.format !== 'pdf' && facts.format !== 'ofd')
    return { found: { zh: '无法识别的文件', en: 'a file of an unknown kind' }, expected, field };
  return facts.broken === undefined ? undefined : { found: brokenWords(facts.broken), expected, field };
}

const sealedNoticeIsReadable = rule({
  id: 'N-19',
  text: {
    zh: '加盖印章的通知书文件缺失、已加密、无法读取，或不是PDF、OFD文件',
    en: 'The sealed notice is missing, encrypted, unreadable or neither PDF nor OFD',
    doZh: '请以新的版本号连同可读取的PDF或OFD文件重新出具；在此之前不予支付',
    doEn: 'Issue it again under a new version with a PDF or OFD that opens; nothing is paid before',
  },
  // The bytes are there at receipt only: what was found then stands until the authority answers.
  evaluate: { notice: ({ documents, again }) => (again ? undefined : unreadable(documents.find(({ field }) => field === 'document'))) },
});

export const documentRules: readonly Rule[] = [sealedNoticeIsReadable];
