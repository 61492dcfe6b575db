/** Why a document does not open, and what its seals say, in the words of a person. */
import type { DocumentFault } from '../../documents/faults.ts';
import type { SealStanding } from '../../documents/opened.ts';
import type { Words } from '../engine/finding.ts';

const words: Record<DocumentFault, Words> = {
  truncated: { zh: '文件不完整（结尾缺失）', en: 'the file is cut short: its end is missing' },
  'no-cross-reference': { zh: 'PDF缺少交叉引用表', en: 'the PDF has no cross-reference' },
  'no-trailer': { zh: 'PDF缺少文件尾', en: 'the PDF has no trailer' },
  'missing-object': { zh: 'PDF所引用的对象不存在', en: 'an object that the PDF refers to is missing' },
  'no-pages': { zh: '文件没有页面', en: 'the file has no pages' },
  malformed: { zh: '文件结构损坏', en: 'the structure of the file is damaged' },
  'unsafe-name': { zh: '文件包内的路径不安全或重名', en: 'the package names a part twice, or one outside itself' },
  'unsafe-xml': { zh: '文件包内的XML含有文档类型或实体定义', en: 'an XML part defines a document type or entities' },
  'missing-part': { zh: 'OFD所引用的文件不存在', en: 'a part that the OFD refers to is missing' },
  'too-large': { zh: '解压后超过限度', en: 'it unpacks to more than is read' },
  'too-complex': { zh: '结构过于复杂，超过限度', en: 'its structure is beyond what is read' },
};

export const brokenWords = (fault: DocumentFault): Words => words[fault];

/** Nobody has checked the certificate, so nobody says whose the seal is: the digest is all that was looked at. */
const seals: Record<SealStanding, Words> = {
  none: { zh: '文件中没有电子签章', en: 'no electronic seal in the file' },
  'digest right, certificate not checked': { zh: '电子签章摘要相符，证书未核验', en: 'digest right, certificate not checked' },
  partly: {
    zh: '电子签章摘要相符、证书未核验，但文件有签章未覆盖的内容',
    en: 'digest right, certificate not checked, but some of the content is not covered by the seal',
  },
  'digest wrong': { zh: '电子签章摘要不符：签章后文件已被改动', en: 'digest wrong: the file was changed after it was sealed' },
  unreadable: { zh: '电子签章无法解析，未核对', en: 'the electronic seal cannot be read and was not checked' },
};

export const sealWords = (seal: SealStanding): Words => seals[seal];
