import { englishOnly } from '../../src/wording/english-only.ts';

/** The two-letter code of a language, and what is told to whoever reads it. */
export interface LanguageNote {
  language: string;
  text: string;
}

/**
 * Returns what visitors whose browser prefers another language are told in it: that questions are asked in English.
 * Null for those who read English, and for languages that the wording does not have.
 */
export function languageNote(acceptLanguage: string | undefined): LanguageNote | null {
  const [preferred = ''] = (acceptLanguage ?? '').split(/[,;]/, 1);
  const language = preferred.trim().slice(0, 2).toLowerCase();
  const told = englishOnly(language);
  return told ? { language, text: told.understood } : null;
}
