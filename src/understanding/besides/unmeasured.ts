import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Beside } from '../../contract/beside.ts';
import type { Subject } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import { isGerund } from '../../language/inflect.ts';
import { wordingsOf } from '../../language/lexicon.ts';
import {
  anyOf,
  is,
  nearestOf,
  type Reading,
  runsOf,
  type Span,
  spansOf,
  typedOf,
} from '../reading/reading.ts';
import type { SkillAsked } from '../roles/items.ts';
import { ofAgeAsked } from '../subject/of-age.ts';
import { figuresByTrait, labelField } from '../subject/traits.ts';
import { strangeIn, widerNames } from './strange.ts';

/**
 * The subjects that no field measures, each once, with the fields that come near it.
 * @param skill one that is listed is no such subject; where it is not `told`, its list comes near.
 */
export function unmeasuredIn(
  reading: Reading,
  fields: FieldRegistry,
  english: English,
  skill: SkillAsked | null = null,
  told = false,
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const skills = skill ? [...skill.spans, ...skill.others] : [];
  const isSkill = (run: readonly Span[]) => run.some((span) => skills.includes(span));
  const wider = widerNames(reading);
  for (const span of spansOf(reading, 'unmeasured')) {
    if (isSkill([span])) continue;
    const run = wider.find((one) => one.includes(span));
    const name = run ? typedOf(reading, run) : objectName(span, reading, english);
    found.set(name ?? subjectName(span, english), english.near(span.value).filter(fields.has));
  }
  if (skill && !told && (skill.isAsked || is(skill.spans[0], 'unmeasured')))
    found.set(typedOf(reading, skill.spans), [skill.field]);
  // "black women": sources count people by one label at a time.
  for (const run of runsOf(reading.spans, (span) => is(span, 'label'))) {
    const of = [...new Set(run.map(labelField))];
    if (of.length > 1) found.set(typedOf(reading, run), of);
  }
  // Sources give the age in the middle, and no shares.
  const aged = ofAgeAsked(reading);
  if (aged)
    found.set(
      aged.text,
      fields.ofMeasure('age').map(({ id }) => id),
    );
  const strange = strangeIn(reading);
  const isPart = (run: readonly Span[]) =>
    strange.some((other) => other.length > run.length && run.every((span) => other.includes(span)));
  const abilities = runsOf(reading.spans, ({ told }) => told !== null);
  const others = [
    ...[...strange.filter((run) => !isPart(run)), ...activitiesIn(reading), ...abilities]
      .filter((run) => !isSkill(run))
      .map((run) => typedOf(reading, run)),
    ...figuresByTrait(reading, english),
  ];
  for (const subject of others) if (!found.has(subject)) found.set(subject, []);
  return found;
}

/** "do Xs smoke more than Ys": of roles there is more of what nothing measures, and of nothing else. */
export function isOfNothing(
  { aspects }: Subject,
  { length }: readonly unknown[],
  besides: readonly Beside[],
): boolean {
  const strange = besides.some((one) => one.kind === 'unmeasured' && one.near.length === 0);
  return length > 0 && aspects.length === 0 && strange;
}

/** "easier on the knees": a phrase that ends in a small word is of what stands behind it. */
function objectName(span: Span, { spans }: Reading, english: English): string | null {
  const { article = {}, owner = {} } = english.file.senses;
  const small = [...Object.values(article), ...Object.values(owner)].flat();
  const last = span.text.toLowerCase().split(' ').at(-1) ?? '';
  const next = spans.find(({ from, clause }) => from === span.to && clause === span.clause);
  return next && small.includes(last) ? `${last} ${next.text}` : null;
}

/** A subject without figures as the asker calls it; by its noun where they used another kind of word ("harder"). */
function subjectName({ text, value, degree }: Span, english: English): string {
  const { adjectives, verbs, qualities } = english.file;
  const other = (word: string) =>
    [word, ...english.lemmas(word).map(({ lemma }) => lemma)].some(
      (lemma) => adjectives.includes(lemma) || verbs.includes(lemma) || qualities.includes(lemma),
    );
  const small = english.file.senses.joint ?? {};
  const begins = Object.values(small).some((words) => words.includes(text.toLowerCase().split(' ')[0] ?? ''));
  if (degree === null && !begins && !english.tokens(text).some(({ word }) => other(word))) return text;
  if (text.includes(' ')) return value;
  // "prestigious" goes by "prestige", where the lexicon has a noun of its stem.
  const nouns = (english.file.senses.unmeasured?.[value] ?? [])
    .flatMap((phrase) => wordingsOf(phrase, english.file))
    .filter((one) => !english.tokens(one).some(({ word }) => other(word)));
  return nouns.find((noun) => stem(noun) === stem(text.toLowerCase())) ?? value;
}

/** Letters that a noun and its adjective have in common. */
const STEM = 6;
const stem = (word: string) => word.slice(0, STEM);

/** "jobs that don't require talking to people": what one has to do, where no source tells of it, to the end of the clause. */
function activitiesIn({ spans, tokens }: Reading): Span[][] {
  if (!anyOf(spans, 'job.job')) return [];
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'filler.verb', 'unknown')) return [];
    const [last] = nearestOf(spans, at, -1, 'article', 'filler.filler', 'filler.me', 'filler.relative');
    if (!is(last, 'need', 'denial.without', 'aspect.duties')) return [];
    const word = span.text.toLowerCase();
    // A gerund names what is done; its lemma is another word.
    if (!isGerund(word)) return [];
    const end = spans.findIndex(
      (one, place) =>
        place > at &&
        (one.clause !== span.clause ||
          is(one, 'quantity', 'level', 'joint.and') ||
          tokens[one.from]?.mark !== ''),
    );
    return [spans.slice(at, end < 0 ? spans.length : end)];
  });
}
