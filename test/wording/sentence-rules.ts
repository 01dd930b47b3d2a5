/** Rules of English for one sentence of ours; each tells whether the text breaks it. */

const LONGEST = 400;
/** Words of which one may follow itself. */
const MAY_REPEAT: ReadonlySet<string> = new Set(['that', 'had']);
/** Words that begin with a vowel's letter and a consonant's sound, and the other way round. */
const LIKE_CONSONANT = /^(?:uni|use|usu|uti|ura|uro|eu|one\b|once\b|ubiq)/i;
const UN_OF_NOT = /^uni(?:m|n)/i;
const LIKE_VOWEL = /^(?:hour|honest|honou?r|heir)/i;
const SPELT_WITH_VOWEL = new Set('AEFHILMNORSX');

const RULES: readonly (readonly [string, (text: string) => boolean])[] = [
  ['longer than a lead', (text) => text.length > LONGEST],
  ['a place left open', (text) => /[{}]|undefined|null\b|NaN/.test(text)],
  ['a word twice', (text) => twice(text)],
  ['the wrong article', (text) => articles(text)],
  [
    'an article before a plural',
    (text) => /(?:^|[ (])an? \p{Ll}+(?:ers|ors|ists|ians|ants|men|women)\b(?!['’])/u.test(text),
  ],
  ['no capital at the start', (text) => !/^[\p{Lu}“$\d]/u.test(text)],
  ['not one full stop at the end', (text) => !/[^.!?]\.$/.test(text.replace(/\b(?:etc|U\.S)\.$/, 'x.'))],
  ['a space too many', (text) => / {2}| [,;:)]| \.(?!\p{L})|\( /u.test(text)],
  ['a list of titles in commas as one', (text) => /^An? [^.:]*, (?:all other|except)\b/i.test(text)],
];

/** The names of the rules that a sentence breaks. */
export function faultsOf(text: string): string[] {
  return RULES.filter(([, breaks]) => breaks(text)).map(([name]) => name);
}

function twice(text: string): boolean {
  return [...text.matchAll(/(?<![\p{L}\p{N}])(\p{L}+) (?=(\p{L}+))/gu)].some(
    ([, one = '', next = '']) =>
      // A name may hold a word twice ("Electric Quilt Quilt Design Wizard").
      !(/^\p{Lu}/u.test(one) && /^\p{Lu}/u.test(next)) &&
      one.toLowerCase() === next.toLowerCase() &&
      !MAY_REPEAT.has(one.toLowerCase()),
  );
}

/** Whether an "a" stands before a vowel's sound, or an "an" before a consonant's. */
function articles(text: string): boolean {
  return [...text.matchAll(/(?<![\p{L}\p{N}'’.-])(an?) ([\p{L}\p{N}]+)/giu)].some(
    ([, article = '', word = '']) => (article.toLowerCase() === 'an') !== soundsOfVowel(word),
  );
}

function soundsOfVowel(word: string): boolean {
  if (/^(?:8|11|18)/.test(word)) return true;
  if (/^\d/.test(word)) return false;
  if (/^\p{Lu}{2,}$/u.test(word)) return SPELT_WITH_VOWEL.has(word[0] ?? '');
  if (LIKE_VOWEL.test(word)) return true;
  return /^[aeiou]/i.test(word) && !(LIKE_CONSONANT.test(word) && !UN_OF_NOT.test(word));
}

/** Returns the rule of agreement for sentences about a role: one person has a verb in -s, several have one without. */
export function disagreementOf(singular: string, plural: string): (text: string) => boolean {
  const one = new RegExp(`^An? ${RegExp.escape(singular)} (.*)`, 'iu');
  const several = new RegExp(`^${RegExp.escape(plural)} (.*)`, 'iu');
  return (text) => {
    const single = one.exec(text)?.[1];
    if (single !== undefined) return !/s$/.test(verbOf(single)) && !PAST_OR_MODAL.has(verbOf(single));
    const many = several.exec(text)?.[1];
    return many !== undefined && /[^s]s$/.test(verbOf(many));
  };
}

/** Verbs that have one form for all. */
const PAST_OR_MODAL: ReadonlySet<string> = new Set(['went', 'may', 'can']);

/** The first word that is no adverb, without the marks behind it. */
function verbOf(rest: string): string {
  const words = rest.replace(/^\([^)]*\) ?/, '').split(' ');
  const verb = words.find((word) => !/^(?:most|more|often|also|typically|usually)$/u.test(word)) ?? '';
  return verb.replace(/[,.;:]$/, '');
}
