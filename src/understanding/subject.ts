import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Aspect } from '../contract/aspects.ts';
import type { Asked, Statistic } from '../contract/query.ts';
import { statisticsOfEach } from './claims.ts';
import { framesOf } from './frames.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { isShare } from './modifiers.ts';
import { type Reading, type Tagged, tagged } from './tags.ts';

/** The phrases of a question that are about its subject, not part of a role's title. */
interface Subjects {
  aspects: Tagged[];
  fields: Tagged[];
  statistics: Tagged[];
  periods: string[];
}

/** What a question asks about: aspects, fields, the statistic and the period it names. */
export function askedOf(
  reading: Reading,
  mentions: readonly Mention[],
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
): Asked {
  const subjects = subjectsOf(reading, mentions, fields, lexicon.sets.falling);
  const chosen = aspectsOf(reading, mentions, subjects, fields, lexicon);
  const framed = isOpen(chosen) ? framesOf(reading, mentions, fields, lexicon) : [];
  for (const { aspect } of framed) chosen.add(aspect);
  if (chosen.size === 0 && framed.length === 0 && claimsDeed(reading, mentions, lexicon))
    chosen.add('duties');
  const each = statisticsOfEach(reading, mentions);
  const statistics = chosen.has('salary') && each ? each : statisticsOf(subjects, chosen);
  const statistic = statistics.length > 1 ? null : (statistics[0] ?? null);
  const period = periodOf(subjects, chosen);
  if (isOpen(chosen) && (period || impliesPay(reading, subjects, mentions))) chosen.add('salary');
  if (chosen.size > 1) chosen.delete('overview');
  if (chosen.size > 1) chosen.delete('summary');
  const [growth] = fields.ofMeasure('growth');
  const falls = reading.words.some((word) => lexicon.sets.falling.has(word));
  // "lose the largest share of its jobs" is asked of growth, not of how many jobs there are.
  const meant = (id: string) => (growth && falls && fields.get(id).unit === 'jobs' ? growth.id : id);
  const named = [
    ...subjects.fields.map((tag) => meant(tag.value)),
    ...framed.flatMap(({ field }) => field ?? []),
    ...shareFields(reading, chosen, fields, lexicon),
    ...(statistics.length > 1
      ? statistics.flatMap(
          (one) => fields.ofAspect('salary').find((field) => field.statistic === one)?.id ?? [],
        )
      : []),
  ].filter((id) => chosen.has(fields.get(id).aspect));
  return {
    aspects: [...chosen],
    fields: [...new Set(named)],
    statistic: chosen.has('salary') ? statistic : null,
    period,
  };
}

const isOpen = (aspects: ReadonlySet<Aspect>) =>
  aspects.size === 0 || (aspects.size === 1 && (aspects.has('overview') || aspects.has('summary')));

function subjectsOf(
  reading: Reading,
  mentions: readonly Mention[],
  fields: FieldRegistry,
  falling: ReadonlySet<string>,
): Subjects {
  // "New York City" asks for no city, and nothing of newcomers.
  // Nor does "make that the roofer" ask for pay, "I mean the nurse" for an average.
  const kinds = ['place', 'unmeasured'].flatMap((kind) => tagged(reading, kind));
  const phrases = [...kinds, ...tagged(reading, 'turn', 'correct')];
  const named = [...mentions, ...phrases.filter((tag) => tag.to - tag.from > 1)];
  const outside = (tag: Tagged) => !named.some((one) => tag.from < one.to && one.from < tag.to);
  const statistics = tagged(reading, 'statistic').filter(outside);
  // "with experience", said of pay, is no question about experience.
  const inside = (tag: Tagged) =>
    mentions.length === 0 &&
    statistics.some(
      (one) => one.from <= tag.from && one.to >= tag.to && one.to - one.from > tag.to - tag.from,
    );
  const aspects = tagged(reading, 'aspect').filter((tag) => outside(tag) && !inside(tag));
  const plain = tagged(reading, 'field').filter(outside);
  // "most common" before what it is said of ("skill", "university") is no question for the largest occupation.
  const describes = (tag: Tagged) =>
    [...aspects, ...plain].some((next) => next.from === tag.to) && fields.get(tag.value).unit === 'jobs';
  // "lose the largest share of its jobs" is about how their number changes.
  const [growth] = reading.words.some((word) => falling.has(word)) ? fields.ofMeasure('growth') : [];
  const superlatives = ['most', 'least']
    .flatMap((kind) => tagged(reading, kind))
    .filter((tag) => outside(tag) && !describes(tag))
    .map((tag) => (growth && fields.get(tag.value).unit === 'jobs' ? { ...tag, value: growth.id } : tag));
  const periods = tagged(reading, 'period')
    .filter(outside)
    .map((tag) => tag.value);
  return { aspects, fields: [...superlatives, ...plain], statistics, periods };
}

function aspectsOf(
  reading: Reading,
  mentions: readonly Mention[],
  subjects: Subjects,
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
): Set<Aspect> {
  const phrase = (tag: Tagged) => reading.words.slice(tag.from, tag.to).join(' ');
  const isWeak = (tag: Tagged) => lexicon.weak.has(phrase(tag));
  const isGeneric = (tag: Tagged) =>
    tag.kind === 'field' && tag.to - tag.from === 1 && lexicon.generic.has(phrase(tag));
  const chosen = new Set<Aspect>();
  for (const tag of subjects.aspects) if (!isWeak(tag)) chosen.add(tag.value as Aspect);
  for (const tag of subjects.fields)
    if ((tag.to - tag.from > 1 || !isWeak(tag)) && !isGeneric(tag)) chosen.add(fields.get(tag.value).aspect);
  if (asksDuties(reading, mentions, lexicon.doers)) chosen.add('duties');
  if (chosen.size > 0 && !isOnly(chosen, 'overview')) return chosen;
  const generic = subjects.fields.filter(isGeneric).map((tag) => fields.get(tag.value).aspect);
  const hinted = generic.find((aspect) => aspect !== 'salary') ?? generic[0];
  const weak = subjects.aspects.filter(isWeak).map((tag) => tag.value as Aspect);
  for (const aspect of hinted ? [hinted] : weak) chosen.add(aspect);
  return chosen;
}

const isOnly = (aspects: ReadonlySet<Aspect>, aspect: Aspect) => aspects.size === 1 && aspects.has(aspect);

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

/** "do office managers hire people": what someone does is asked to be confirmed, in words of no other subject. */
function claimsDeed(reading: Reading, mentions: readonly Mention[], { sets }: QuestionLexicon): boolean {
  const [only] = mentions;
  if (mentions.length !== 1 || !only || reading.numbers.length > 0 || !sets.deeds.has(reading.words[0] ?? ''))
    return false;
  const about = new Set([
    'aspect',
    'field',
    'most',
    'least',
    'direction',
    'statistic',
    'compute',
    'unmeasured',
  ]);
  return (
    reading.words.length > only.to && !reading.tags.some((tag) => tag.from >= only.to && about.has(tag.kind))
  );
}

/** "what percentage of … need a degree": the shares that an aspect has. */
function shareFields(
  reading: Reading,
  chosen: ReadonlySet<Aspect>,
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
): string[] {
  const asksShare = [...tagged(reading, 'compute', 'percent'), ...tagged(reading, 'share')].some(
    (tag) => isShare(reading, tag.to, lexicon) && !reading.numbers.some((number) => number.percent),
  );
  if (!asksShare || !chosen.has('education')) return [];
  return fields.ofAspect('education').flatMap((field) => (field.statistic === 'share' ? [field.id] : []));
}

/** The statistic that is asked for; two where both ends of a career are named ("from starting to experienced"). */
function statisticsOf(subjects: Subjects, aspects: ReadonlySet<Aspect>): Statistic[] {
  const found = subjects.statistics.map((tag) => tag.value as Statistic);
  const forPay = isOpen(aspects) || aspects.has('salary');
  if (forPay && found.includes('start') && found.includes('experienced')) return ['start', 'experienced'];
  // "the average starting salary": the narrower word decides.
  const order: Statistic[] = ['start', 'experienced', 'range', 'median', 'average'];
  const first = order.find((statistic) => found.includes(statistic));
  return first && (forPay || (first !== 'start' && first !== 'experienced')) ? [first] : [];
}

function periodOf({ periods }: Subjects, aspects: ReadonlySet<Aspect>): Asked['period'] {
  if (!isOpen(aspects) && !aspects.has('salary')) return null;
  if (periods.includes('hour')) return 'hour';
  return periods.includes('year') ? 'year' : null;
}

/** "median?", "once experienced?", "over 70k" ask for pay; "a senior nurse" asks for nurses. */
function impliesPay({ numbers }: Reading, { statistics }: Subjects, mentions: readonly Mention[]): boolean {
  if (mentions.length > 0 && numbers.some(({ money }) => money)) return true;
  const describes = (tag: Tagged) => mentions.some((one) => one.from === tag.to || one.to === tag.from);
  return statistics.some((tag) => tag.value === 'median' || mentions.length === 0 || !describes(tag));
}
