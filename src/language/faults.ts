import type { Field } from '../contract/schema.ts';
import { namesOf, type Phrases, phrasesOf, wordingsOf } from './lexicon.ts';

/** Kinds of which a phrase has one sense; of the others a phrase may have two, which its slot tells apart. */
const SINGLE = [
  'aspect',
  'unmeasured',
  'group',
  'level',
  'statistic',
  'period',
  'bound',
  'denial',
  'pronoun',
];

const FILE = 'lexicon/english.json';

/** The parts of the lexicon that are checked; of slots only the names. */
type CheckedFile = Phrases & { slots: Readonly<Record<string, unknown>> };

/** Returns what is wrong with the lexicon, one clear sentence a fault; for `catalogue check`. */
export function lexiconFaults(file: CheckedFile, fields: readonly Field[]): string[] {
  const phrases = phrasesOf(file, fields);
  const ids = new Set(fields.map((field) => field.id));
  const wordings = phrases.flatMap(([kind, value, phrase]) =>
    wordingsOf(phrase, file).map((wording): Phrase => [kind, value, wording]),
  );
  return [
    ...[...doubled(wordings), ...contradicted(wordings)],
    ...[...slotless(file, phrases), ...strangers(file, ids), ...unlisted(file, phrases)],
  ];
}

type Phrase = readonly [kind: string, value: string, phrase: string];

function doubled(phrases: readonly Phrase[]): string[] {
  const seen = new Map<string, string>();
  return phrases.flatMap(([kind, value, phrase]) => {
    if (!SINGLE.includes(kind)) return [];
    const key = `${kind}:${phrase}`;
    const other = seen.get(key);
    seen.set(key, value);
    return other !== undefined && other !== value
      ? [`${FILE}: senses.${kind}: “${phrase}” has two senses, ${other} and ${value}; take one out`]
      : [];
  });
}

/** A field's word that is said to be not covered: the figure would never be found. */
function contradicted(phrases: readonly Phrase[]): string[] {
  const unmeasured = new Set(phrases.flatMap(([kind, , phrase]) => (kind === 'unmeasured' ? [phrase] : [])));
  return phrases.flatMap(([kind, value, phrase]) =>
    kind === 'field' && unmeasured.has(phrase)
      ? [`${FILE}: senses.unmeasured: “${phrase}” asks for ${value} and is not covered at once; take it out`]
      : [],
  );
}

function slotless(file: CheckedFile, phrases: readonly Phrase[]): string[] {
  const names = new Set(
    phrases.flatMap(([kind, value, phrase]) => [kind, `${kind}.${value}`, `${kind}.${value}:${phrase}`]),
  );
  return Object.keys(file.slots)
    .flatMap(namesOf)
    .flatMap((name) =>
      name.startsWith('@') || names.has(name)
        ? []
        : [`${FILE}: slots: ${name} is the slot of no sense; mend its name`],
    );
}

function unlisted(file: CheckedFile, phrases: readonly Phrase[]): string[] {
  return phrases.flatMap(([kind, , phrase]) =>
    wordingsOf(phrase, file).length > 0
      ? []
      : [`${FILE}: ${kind}: “${phrase}” names no list of lists; add it`],
  );
}

/** Fields that the registry does not have. */
function strangers(file: Phrases, ids: ReadonlySet<string>): string[] {
  const named = [file.fields, file.fieldMost, file.fieldLeast].flatMap((part) => Object.keys(part));
  return named.flatMap((id) =>
    id.includes('.') && !ids.has(id) ? [`${FILE}: fields: no field ${id} in fields.json; mend its id`] : [],
  );
}
