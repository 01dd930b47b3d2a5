/** With fewer words known to English than this share a text is what a detector says, with more than the other it is English. */
const FOREIGN_SHARE = 0.3;
const ENGLISH_SHARE = 0.8;
/** Between them a text of this many words is another language where it is likelier than English by this much. */
const ENOUGH_WORDS = 4;
const MARGIN = 0.1;
/** A language is told from this many characters; the rest of a long text changes nothing. */
const LONGEST_SAMPLE = 500;
/** Titles of more words have some that are spelled right. */
const LONGEST_LIST = 8;

/** Knowledge of English that supplements a detector. */
export interface KnownEnglish {
  /** Returns whether a word, in lower case, is English. */
  isEnglish(word: string): boolean;
  /** Returns whether a text is English titles and words of questions, misspelled perhaps, and nothing else. */
  namesTitles(text: string): boolean;
}

/**
 * Returns the two-letter code of a text's language; `en` where it cannot be told. Short questions of titles alone
 * ("rn vs lpn", "annodizer") mislead any detector, so a text of which most of the words are English, or which is
 * titles with slips, is English before the detector is asked.
 */
export async function languageOf(text: string, known: KnownEnglish): Promise<string> {
  const sample = text.slice(0, LONGEST_SAMPLE);
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const english = words.filter((word) => known.isEnglish(word)).length;
  const share = words.length === 0 ? 1 : english / words.length;
  const mixed = share > FOREIGN_SHARE;
  if (share > (words.length < ENOUGH_WORDS ? FOREIGN_SHARE : ENGLISH_SHARE)) return 'en';
  if (words.length <= LONGEST_LIST && known.namesTitles(sample)) return 'en';
  // Loaded here: its tables take longer to read than an English question to answer.
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(sample);
  const { [found.language]: likeliest = 0, en = 0 } = found.getScores();
  return found.isReliable() && !(mixed && likeliest - en < MARGIN) ? found.language : 'en';
}
