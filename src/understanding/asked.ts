import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Aspect } from '../catalogue/schema.ts';
import type { Mention } from './mentions.ts';
import type { Asked, Statistic } from './query.ts';
import { type Reading, type Tagged, tagged } from './tags.ts';

export interface AskedWords {
  /** Words that hint at an aspect only where no other word names one. */
  weak: ReadonlySet<string>;
  /** Single common words ("company", "state") that ask for a field only where the question has no other subject. */
  generic: ReadonlySet<string>;
  /** What stands before "do" when it asks for duties: "they", "would", "actually". */
  doers: ReadonlySet<string>;
}

/** What a question asks about: aspects, fields, the statistic and the period it names. */
export function askedOf(
  reading: Reading,
  mentions: readonly Mention[],
  fields: FieldRegistry,
  words: AskedWords,
): Asked {
  const outside = (tag: Tagged) => !mentions.some((one) => tag.from < one.to && one.from < tag.to);
  const phrase = (tag: Tagged) => reading.words.slice(tag.from, tag.to).join(' ');
  const aspectTags = tagged(reading, 'aspect').filter(outside);
  const fieldTags = ['field', 'most', 'least'].flatMap((kind) => tagged(reading, kind)).filter(outside);
  const isGeneric = (tag: Tagged) =>
    tag.kind === 'field' && tag.to - tag.from === 1 && words.generic.has(phrase(tag));
  const isWeak = (tag: Tagged) => words.weak.has(phrase(tag));
  const strong = new Set<Aspect>();
  for (const tag of aspectTags) if (!isWeak(tag)) strong.add(tag.value as Aspect);
  const namesField = (tag: Tagged) => tag.to - tag.from > 1 || !isWeak(tag);
  for (const tag of fieldTags)
    if (namesField(tag) && !isGeneric(tag)) strong.add(fields.get(tag.value).aspect);
  if (asksDuties(reading, mentions, words.doers)) strong.add('duties');
  const weak = new Set<Aspect>(aspectTags.filter(isWeak).map((tag) => tag.value as Aspect));
  const chosen = new Set(strong);
  if (chosen.size === 0 || (chosen.size === 1 && chosen.has('overview'))) {
    const generic = fieldTags.filter((tag) => isGeneric(tag)).map((tag) => fields.get(tag.value).aspect);
    const hinted = generic.find((aspect) => aspect !== 'salary') ?? generic[0];
    if (hinted) chosen.add(hinted);
    else for (const aspect of weak) chosen.add(aspect);
  }
  const statistic = statisticOf(reading, outside, chosen);
  const period = periodOf(reading, outside, chosen);
  if (chosen.size === 0 && (period || (statistic && impliesPay(reading, statistic, mentions))))
    chosen.add('salary');
  if (chosen.size > 1) chosen.delete('overview');
  if (chosen.size > 1) chosen.delete('summary');
  const named = [...new Set(fieldTags.map((tag) => tag.value))].filter((id) =>
    chosen.has(fields.get(id).aspect),
  );
  return { aspects: [...chosen], fields: named, statistic: chosen.has('salary') ? statistic : null, period };
}

/** "what do they do", "what an officer does all day": the verb after who does it. */
function asksDuties(reading: Reading, mentions: readonly Mention[], doers: ReadonlySet<string>): boolean {
  return reading.tokens.some(({ plain }, at) => {
    if (plain !== 'do' && plain !== 'does' && plain !== 'doing') return false;
    if (at === 0 || !reading.words.slice(0, at).includes('what')) return false;
    const before = reading.words[at - 1] ?? '';
    const afterMention = mentions.some((one) => one.to === at);
    const goesOn = mentions.some((one) => one.from === at + 1 || one.from === at + 2);
    return afterMention || (doers.has(before) && !goesOn);
  });
}

function statisticOf(
  reading: Reading,
  outside: (tag: Tagged) => boolean,
  aspects: ReadonlySet<Aspect>,
): Statistic | null {
  const found = tagged(reading, 'statistic')
    .filter(outside)
    .map((tag) => tag.value as Statistic);
  // "the average starting salary": the narrower word decides.
  const order: Statistic[] = ['start', 'experienced', 'range', 'median', 'average'];
  const first = order.find((statistic) => found.includes(statistic)) ?? null;
  if (first === 'start' || first === 'experienced')
    return aspects.size === 0 || aspects.has('salary') ? first : null;
  return first;
}

function periodOf(
  reading: Reading,
  outside: (tag: Tagged) => boolean,
  aspects: ReadonlySet<Aspect>,
): Asked['period'] {
  if (aspects.size > 0 && !aspects.has('salary')) return null;
  const found = tagged(reading, 'period')
    .filter(outside)
    .map((tag) => tag.value);
  if (found.includes('hour')) return 'hour';
  return found.includes('year') ? 'year' : null;
}

/** "median?", "once experienced?" ask for pay; "a senior nurse" asks for nurses. */
function impliesPay(reading: Reading, statistic: Statistic, mentions: readonly Mention[]): boolean {
  if (statistic === 'median') return true;
  return tagged(reading, 'statistic', statistic).some(
    (tag) => !mentions.some((one) => one.from === tag.to) && mentions.length === 0,
  );
}
