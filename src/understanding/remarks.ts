import type { Aspect } from '../contract/aspects.ts';
import type { Asked, Query } from '../contract/query.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { type Reading, says, tagged } from './tags.ts';

type Remarks = Pick<
  Query,
  'common' | 'provenance' | 'why' | 'place' | 'unmeasured' | 'kindOfFigure' | 'advice'
>;

/** What roles can have in common; two figures are the same or not. */
const SHARED: ReadonlySet<Aspect> = new Set([
  'overview',
  'summary',
  'skills',
  'duties',
  'requirements',
  'education',
  'environment',
]);

/** What a question says beside roles and fields: a place, a "why", a wish for advice or for sources. */
export function remarksOf(
  reading: Reading,
  mentions: readonly Mention[],
  asked: Asked,
  lexicon: QuestionLexicon,
): Remarks {
  const outside = (tag: { from: number; to: number }) =>
    !mentions.some((one) => tag.from < one.to && one.from < tag.to);
  const { words } = reading;
  const traits = tagged(reading, 'trait').filter(outside).length > 0;
  const advice = tagged(reading, 'advice').filter(outside).length > 0;
  const kinds = new Set(tagged(reading, 'statistic').map((tag) => tag.value));
  return {
    common: asksCommon(reading, mentions, asked, lexicon),
    provenance: tagged(reading, 'intent', 'sources').some(outside),
    why: words.some((_, at) => {
      const phrases = [1, 2, 3].map((size) => words.slice(at, at + size).join(' '));
      return phrases.some((phrase) => lexicon.sets.why.has(phrase));
    }),
    place: placeOf(reading, outside, lexicon),
    unmeasured: tagged(reading, 'unmeasured').find(outside)?.value ?? null,
    kindOfFigure: kinds.has('median') && kinds.has('average') && words.includes('or'),
    advice: advice ? (traits ? 'trait' : 'choice') : null,
  };
}

/** "in common", "what do X and Y share": the verb stands after who shares. */
function asksCommon(
  reading: Reading,
  mentions: readonly Mention[],
  asked: Asked,
  { doers }: QuestionLexicon,
): boolean {
  if (asked.aspects.length > 0 && !asked.aspects.some((aspect) => SHARED.has(aspect))) return false;
  if (says(reading, 'intent', 'common') && !says(reading, 'direction', 'most')) return true;
  return tagged(reading, 'share').some(
    ({ from }) => mentions.some((one) => one.to === from) || doers.has(reading.words[from - 1] ?? ''),
  );
}

function placeOf(
  reading: Reading,
  outside: (tag: { from: number; to: number }) => boolean,
  { sets }: QuestionLexicon,
): string | null {
  const home = new Set(tagged(reading, 'home').map((tag) => tag.from));
  const place = tagged(reading, 'place').find(
    (tag) =>
      outside(tag) &&
      !home.has(tag.from) &&
      // "in Ontario, Canada"
      [1, 2].some((back) => sets.place_leads.has(reading.words[tag.from - back] ?? '')),
  );
  return place
    ? reading.text.slice(reading.tokens[place.from]?.start, reading.tokens[place.to - 1]?.end)
    : null;
}
