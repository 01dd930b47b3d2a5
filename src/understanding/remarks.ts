import type { Mention } from './mentions.ts';
import type { Query } from './query.ts';
import { type Reading, says, tagged } from './tags.ts';

type Remarks = Pick<Query, 'common' | 'provenance' | 'why' | 'place' | 'unmeasured' | 'advice'>;

/** What a question says beside roles and fields: a place, a "why", a wish for advice or for sources. */
export function remarksOf(reading: Reading, mentions: readonly Mention[]): Remarks {
  const outside = (tag: { from: number; to: number }) =>
    !mentions.some((one) => tag.from < one.to && one.from < tag.to);
  const home = new Set(tagged(reading, 'home').map((tag) => tag.from));
  const place = tagged(reading, 'place')
    .filter(outside)
    .find(
      (tag) =>
        !home.has(tag.from) &&
        ['in', 'near', 'around', 'at', 'for', 'from'].includes(reading.words[tag.from - 1] ?? ''),
    );
  const traits = tagged(reading, 'trait').filter(outside).length > 0;
  const advice = tagged(reading, 'advice').filter(outside).length > 0;
  const words = reading.words;
  return {
    common: says(reading, 'intent', 'common') && !says(reading, 'direction', 'most'),
    provenance: tagged(reading, 'intent', 'sources').some(outside),
    why: words.includes('why') || words.join(' ').includes('how come'),
    place: place
      ? reading.text.slice(reading.tokens[place.from]?.start, reading.tokens[place.to - 1]?.end)
      : null,
    unmeasured: tagged(reading, 'unmeasured').find(outside)?.value ?? null,
    advice: advice ? (traits ? 'trait' : 'choice') : null,
  };
}
