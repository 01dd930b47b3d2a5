import pluralize from 'pluralize';
import { wordsOf } from '../../language/normalise.ts';
import type { TitleTools } from '../reading/draft.ts';
import { isSettled, titleWordsOf } from '../reading/mention.ts';
import { anyOf, has, is, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { IN_SPEECH, type Named } from '../reading/title-finder.ts';
import { isProduct } from '../roles/items.ts';
import { orderIn } from './ends.ts';
import { ENDS, isYesNo } from './polar.ts';

/** Confidence that a field of work stands for its official group. */
const CONFIDENT = 0.9;

/**
 * Returns a reading in which a field of work is a role where it stands as one: set beside another ("construction jobs
 * vs retail jobs"), left or entered ("from teaching to HR"), or asked about as a whole ("what do people in sales earn").
 */
export function withWorkAsRoles(whole: Reading, tools: TitleTools): Reading {
  const reading = withFields(whole, tools);
  const works = spansOf(reading, 'group').filter(({ denied }) => !denied);
  if (works.length === 0) return reading;
  const sided = works.length > 1 && !has(reading, 'title', 'mention') && setsApart(reading);
  // "clerical or office work": two words for one field.
  const alone = new Set(works.map(({ value }) => value)).size === 1 && asksOfWhole(reading, tools);
  const spans = reading.spans.map((span, at): Span => {
    if (span.kind !== 'group' || span.denied) return span;
    if (alone && span !== works[0]) return { ...span, kind: 'filler', value: 'filler' };
    const named =
      sided || (alone && isOneGroup(span, tools))
        ? groupNamed(span, tools)
        : isWay(reading, at)
          ? roleNamed(span, tools)
          : null;
    return named ? { ...span, kind: 'title', named } : span;
  });
  return { ...reading, spans };
}

/**
 * "tech salary", "switch to tech": words for a field of work that no role goes by in speech, and that no article makes
 * somebody of, name the field where no role is named, and where they are left or entered.
 */
function withFields(reading: Reading, tools: TitleTools): Reading {
  const isNamed = (span: Span) => is(span, 'title', 'mention');
  const spans = reading.spans.map((span, at): Span => {
    const { text } = span;
    const one = (isNamed(span) && !isCalled(span, tools)) || span.kind === 'unknown';
    const ofSomebody = is(reading.spans[at - 1], 'article', 'self', 'owner');
    // "is it legal to": what something is said to be.
    const said = is(reading.spans[at - 1], 'pronoun.it') && is(reading.spans[at + 1], 'joint.to');
    if (!one || ofSomebody || said || (pluralize.isPlural(text) && tools.titles.isDoer(text))) return span;
    const field = tools.english.fieldOf(text);
    return field === undefined ? span : { ...span, kind: 'group', value: field, named: null };
  });
  const alone = !spans.some(isNamed);
  return {
    ...reading,
    spans: spans.map((one, at) => (alone || isWay(reading, at) ? one : (reading.spans[at] as Span))),
  };
}

/** A role goes by the words, in speech or by its title; several may go by one for somebody. */
function isCalled({ text, named }: Span, { catalogue, titles }: TitleTools): boolean {
  const best = named?.candidates[0];
  if (!best || (named?.verdict === 'ask' && titles.isDoer(text))) return best !== undefined;
  const title = titleWordsOf(best.role, catalogue);
  return IN_SPEECH.includes(best.evidence) || wordsOf(text).every((word) => title.includes(word));
}

/** Kinds of words that ask for one figure, and those that choose among jobs, list them or put them in order. */
const OF_WHOLE = ['aspect', 'field', 'question.amount', 'statistic'];
const OF_JOBS = [
  'title',
  'mention',
  'quantity',
  'number',
  'level',
  'relation',
  'members',
  'question.which',
  'question.where',
  'need',
  'denial',
  'self',
  'want',
  'pronoun',
  'turn',
  'unknown',
  'ability',
  'joint.with',
  'filler.relative',
];

/** "office and admin jobs pay", "how much do people in sales make": a figure is asked, and no jobs are chosen. */
function asksOfWhole(reading: Reading, { catalogue }: TitleTools): boolean {
  const { spans } = reading;
  // "is tech dying": what is asked whether it is so puts nothing in order.
  const chooses = spans.filter(({ degree }) => degree !== null || !isYesNo(reading));
  if (anyOf(spans, ...OF_JOBS) || anyOf(chooses, ...ENDS) || orderIn(reading)) return false;
  if (!anyOf(spans, ...OF_WHOLE, ...ENDS) || spans.some((span) => isProduct(span, catalogue.fields)))
    return false;
  return !spans.some((span, at) => is(span, 'question.what') && is(spans[at + 1], 'job', 'group'));
}

/** A field that is the whole of one official group. */
function isOneGroup({ value }: Span, { english }: TitleTools): boolean {
  const [code, second] = english.groupCodes(value);
  return code !== undefined && second === undefined;
}

/** One thing is set beside another, and neither put in order. */
function setsApart({ spans }: Reading): boolean {
  if (anyOf(spans, 'relation.versus', 'relation.compare', 'joint.than', 'joint.between')) return true;
  return anyOf(spans, 'joint.or') && spans.some(({ degree }) => degree === 'comparative');
}

/** "from X", "to X" of a way that somebody goes. */
function isWay(reading: Reading, at: number): boolean {
  const { spans } = reading;
  const before = spans[is(spans[at - 1], 'article') ? at - 2 : at - 1];
  if (is(spans[at + 1], 'job')) return false;
  if (is(before, 'relation.transitionFrom')) return true;
  if (is(before, 'joint.from', 'joint.to') && has(reading, 'joint.from') && has(reading, 'joint.to'))
    return true;
  const enters = has(reading, 'relation.entry', 'aspect.requirements') && is(before, 'joint.from');
  const goes = has(reading, 'relation.transition', 'relation.transitionFrom');
  return enters || (goes && is(before, 'joint.from', 'joint.to', 'relation.transition'));
}

function roleNamed(span: Span, tools: TitleTools): Named | null {
  const named = tools.titles.resolve(span.text);
  return isSettled(named) && isCalled({ ...span, named }, tools) ? named : groupNamed(span, tools);
}

/** The official group of a field of work; the first where it has several. */
function groupNamed({ text, value }: Span, { catalogue, english }: TitleTools): Named | null {
  const [code] = english.groupCodes(value);
  const role = code === undefined ? undefined : catalogue.group(code.includes('-') ? code : `${code}-0000`);
  if (role === undefined) return null;
  const candidate = { role, confidence: CONFIDENT, reading: 'family', level: null, exact: true } as const;
  return { text, verdict: 'sure', candidates: [{ ...candidate, evidence: 'official' }] };
}
