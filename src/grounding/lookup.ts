import type { Span } from './annotate.ts';
import type { Evidence } from './evidence.ts';
import { fits } from './fit.ts';
import { chunkCues } from './parts.ts';
import { type Cues, cuesIn, type Sentence } from './sentence.ts';
import { stemsOf } from './words.ts';

/** Which fact words may come from: all of them must be found in one fact, in its note, or among the items of a list. */

/** The fact of a role, or the items of one list, that hold all of the words; undefined where none does. */
export function bestFact(
  sentence: Sentence,
  role: string,
  wanted: readonly string[],
  cues: Cues,
): Evidence[] | undefined {
  const mine = sentence.of.byRole.get(role) ?? [];
  const than = sentence.tokens.some((t) => /^(?:than|not|rather)$/.test(t.word));
  const has = (e: Evidence, m: string) => e.meanings.has(m) || (than && e.counter.has(m));
  const possible = mine.filter((e) => e.text && topicAllows(e, cues, sentence));
  const whole = possible.find((e) => wanted.every((m) => has(e, m)));
  if (whole) return [whole];
  const noted = mine.find(
    (e) => e.fact.note !== undefined && wanted.every((m) => noteMeanings(e.fact.note ?? '', sentence).has(m)),
  );
  if (noted) return [noted];
  const listed = possible.filter(
    (e) => e.fact.value && Array.isArray(e.fact.value) && wanted.some((m) => has(e, m)),
  );
  return listed.length > 1 &&
    wanted.every((m) => listed.some((e) => has(e, m) && [...e.meanings].every((x) => wanted.includes(x))))
    ? listed
    : undefined;
}

function noteMeanings(note: string, sentence: Sentence): ReadonlySet<string> {
  return new Set(stemsOf(note).map((s) => sentence.of.lexicon.meaning(s)));
}

/** In a list of several things asked, one item's topic says nothing of the next: both are of one subject. */
export function nextItem(
  sentence: Sentence,
  role: string,
  wanted: readonly string[],
  chunk: readonly Span[],
): Evidence[] | undefined {
  const cues = chunkCues(sentence, chunk);
  const own = cuesIn(sentence, chunk[0]?.from ?? 0, chunk.at(-1)?.to ?? 0);
  const { registry } = sentence.of;
  const aspects = new Set(cues.topics.flatMap((t) => [...t].map((f) => registry.get(f).aspect)));
  const found =
    own.topics.length === 0 && aspects.size > 0
      ? bestFact(sentence, role, wanted, { ...cues, topics: [] })
      : undefined;
  return found?.every((e) => aspects.has(e.field.aspect)) ? found : undefined;
}

/** Words of the sources' titles, publishers and places, where a source is being named. */
export function namesSource(sentence: Sentence, wanted: readonly string[]): boolean {
  const { lexicon, sources } = sentence.of;
  const words = new Set<string>();
  for (const { title, publisher, asOf, geography } of sources) {
    const places = lexicon.file.places[geography ?? ''] ?? '';
    const text = `${title} ${publisher} ${asOf ?? ''} ${places}`.toLowerCase();
    for (const word of text.match(/\p{L}+/gu) ?? []) words.add(word);
    for (const name of [title, publisher]) for (const short of initials(name)) words.add(short);
  }
  const tokens = sentence.tokens.filter((t) => wanted.includes(lexicon.meaning(t.stem)));
  return tokens.length > 0 && tokens.every((t) => words.has(t.word));
}

/** "USBLS" and "BLS" for "U.S. Bureau of Labor Statistics"; none where it is shorter than three letters. */
function initials(name: string): string[] {
  const letters = (name.match(/\b\p{Lu}/gu) ?? []).join('').toLowerCase();
  return [letters, letters.replace(/^us/, '')].filter((short) => short.length > 2);
}

/** A phrase of one field may not stand for another: a company is no industry, what is common is not required. */
export function topicAllows(e: Evidence, cues: Cues, sentence: Sentence): boolean {
  const narrow = cues.topics.filter((t) => t.size <= 4);
  const required = /\brequired?\b|\basked\b/i.test(e.fact.note ?? '');
  const own: Cues = {
    topics: narrow.slice(-1),
    statistics: new Set(),
    period: null,
    bound: null,
    modes: required ? new Set() : cues.modes,
    trend: null,
  };
  return fits(e.field, own, sentence.of, false);
}
