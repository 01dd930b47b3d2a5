import type { Unit } from '../contract/aspects.ts';
import type { Field, Item, Range, StoredFact, Value } from '../contract/schema.ts';
import { counted, SENTENCES, text } from './own/texts.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const tenths = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A number in its unit: "$46,813", "$22.51", "6%", "6 years", "133,025". */
export function showNumber(value: number, unit: Unit): string {
  switch (unit) {
    case 'USD/year':
      return `$${grouped.format(value)}`;
    case 'USD/hour':
      return `$${cents.format(value)}`;
    case 'percent':
      return `${grouped.format(value)}%`;
    case 'score':
      return text('score', { value: grouped.format(value) });
    case 'years':
      return counted('years', value, { count: grouped.format(value) });
    default:
      return grouped.format(value);
  }
}

/** A value as a reader sees it; `bound` says that a source gives a bound of it. */
export function show(value: Value, field: Field, bound?: StoredFact['bound']): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    const shown = showNumber(value, field.unit);
    return bound ? text(bound === 'under' ? 'below' : 'capped', { value: shown }) : shown;
  }
  if (Array.isArray(value)) return value.map((item) => showItem(item, value)).join(', ');
  return showRange(value, field.of ?? 'USD/year');
}

function showRange({ min, max }: Range, unit: Unit): string {
  if (unit === 'years') return text('range_years', { min: grouped.format(min), max: grouped.format(max) });
  return text('range', { min: showNumber(min, unit), max: showNumber(max, unit) });
}

/** "Customer Service (30%)"; shares of one list show the same decimals. */
export function showItem(item: Item, list: readonly Item[]): string {
  const amount = item.amount === undefined ? '' : ` ($${grouped.format(item.amount)})`;
  const flag = item.flag === undefined ? '' : ` (${item.flag})`;
  return `${item.label}${item.percent === undefined ? '' : ` (${showShare(item.percent, list)})`}${amount}${flag}`;
}

/** A share with the decimals that its list needs. */
export function showShare(percent: number, list: readonly Item[]): string {
  const fractional = list.some((item) => item.percent !== undefined && !Number.isInteger(item.percent));
  return `${fractional ? tenths.format(percent) : grouped.format(percent)}%`;
}

/** "an operations officer", "a nurse", "an HR manager": by sound, as far as spelling tells it. */
export function withArticle(noun: string): string {
  // "an other" is one word.
  if (OTHER.test(noun)) return text('with_an_other', { noun: noun.replace(OTHER, '') });
  const letters = /^\p{Lu}{2,}\b/u.exec(noun)?.[0];
  const vowel = letters ? SPELT_WITH_VOWEL.has(letters[0] ?? '') : SPOKEN_WITH_VOWEL.test(noun);
  return text(vowel ? 'with_an' : 'with_a', { noun });
}

const OTHER = /^other /i;

/** Words that begin with a vowel in speech: "usher", "hour", "8-hour", but not "union", "one", "European". */
const SPOKEN_WITH_VOWEL =
  /^(?:a|e(?!u|w)|i|o(?!ne\b|nce\b)|u(?!ni|se|sa|su|ti|ro|b)|hour|honest|heir|8|1[18](?!\d))/i;

/** Letters whose names begin with a vowel, as in "an RN". */
const SPELT_WITH_VOWEL = new Set('AEFHILMNORSX');

/** Words of titles that are written with a capital anywhere. */
const PROPER = new Set(['American', 'Braille', 'English', 'French', 'German', 'Spanish']);

/** A title in the middle of a sentence: "operations officer", "HR manager"; abbreviations stay as they are. */
export function spoken(title: string): string {
  return title.replace(/\p{L}[\p{L}\p{N}'’]*/gu, (word) =>
    /^\p{Lu}\P{Lu}*$/u.test(word) && !PROPER.has(word) ? word.toLowerCase() : word,
  );
}

/** A phrase with its article, where it takes one: "a bachelor's degree", "no formal credential", "short training". */
export function withOptionalArticle(phrase: string): string {
  return /\btraining$/iu.test(phrase) ||
    /^(?:(?:no|none|some|less|more|an?|the|at)\b|\d|\p{L}+s\b(?!['’]))/iu.test(phrase)
    ? phrase
    : withArticle(phrase);
}

/** The first letter small, unless the text is a name or an abbreviation ("New York", "SOX", "PowerPoint"). */
export function lowerFirst(text: string): string {
  if (!/^\p{Lu}[\p{Ll}'’]*(?!\p{L}|[.&]\p{L})/u.test(text)) return text;
  const long = text.match(/\p{L}{3,}/gu) ?? [];
  const name = long.length > 1 && long.every((word) => /^\p{Lu}/u.test(word));
  return name ? text : `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`;
}

export function upperFirst(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

/** What marks keep together, whatever stands between them. */
const QUOTED = /^“[^”]*”$/;

/** "a, b and c"; what holds an "and" or commas of its own is kept apart by a comma or a semicolon more. */
export function listed(items: readonly string[], joint = text('and')): string {
  if (items.length < 2) return items.join('');
  const commas = items.some((item) => !QUOTED.test(item) && item.includes(', '));
  const between = commas ? '; ' : ', ';
  const joined = items.length > 2 && items.some((item) => item.includes(` ${joint} `));
  const last = commas || joined ? `${between}${joint} ` : ` ${joint} `;
  return `${items.slice(0, -1).join(between)}${last}${items.at(-1)}`;
}

/** The maximum number of names that one place of a sentence holds; further ones are counted. */
const NAMED = 3;

/** Returns names as a list; of many, the first and the number of others. */
export function few(names: readonly string[], count = names.length): string {
  if (count <= NAMED) return listed(names);
  const shown = names.slice(0, NAMED - 1);
  return text('rank_more', { names: shown.join(', '), count: count - shown.length });
}

/** Returns the name of a field for a sentence: a label of a table may be the beginning of its figure ("Best-paid tenth, from"). */
export function spokenLabel({ label, noun }: Pick<Field, 'label' | 'noun'>): string {
  return label.includes(',') && noun !== undefined ? noun : label;
}

/** Returns our words for a phrase of a source that fits no sentence as it stands there. */
export function phraseFor(phrase: string): string | undefined {
  return (SENTENCES.phrases as Readonly<Record<string, string>>)[phrase.toLowerCase()];
}
