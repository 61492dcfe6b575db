/** A text that people read, in Chinese and in English. */
export interface Bilingual {
  zh: string;
  en: string;
}
