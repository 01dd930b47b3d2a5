import pluralize from 'pluralize';
import { isStrong } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';

/** A nation, by the senses of its name. */
const NATIONS = ['place.home', 'place.foreign'];

/**
 * Proposes offices of a nation ("president of the United States"): the one who holds it is no occupation, whoever else is
 * listed under the title.
 */
export function addOffices(all: Candidates): void {
  const { hits, titles, around, english } = all.parts;
  for (const { from: nation, to, sense } of hits) {
    const end = all.articled(nation - 1) ? nation - 2 : nation - 1;
    if (!NATIONS.includes(sense.name) || !around.follows(end + 1, 'joint.of')) continue;
    for (const { from, text } of all.spans.filter((one) => one.kind === 'title' && one.to === end)) {
      const named = titles.resolve(text);
      const [best] = named.candidates;
      if (best && !isStrong(best) && !pluralize.isPlural(text))
        all.add(from, to, english.file.prices.title, { ...named, verdict: 'unknown' }, 'mention');
    }
  }
}
