import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { English } from '../../language/english.ts';
import { isSettled } from '../reading/mention.ts';
import { anyOf, has, is, type Reading, type Span, spansOf } from '../reading/reading.ts';
import type { Named, TitleFinder } from '../reading/title-finder.ts';

interface Tools {
  catalogue: Catalogue;
  english: English;
  titles: TitleFinder;
}

/** Confidence that a field of work stands for its official group. */
const CONFIDENT = 0.9;

/**
 * Returns a reading in which a field of work is a role where it stands as one: set beside another ("construction jobs
 * vs retail jobs"), or left or entered ("from teaching to HR").
 */
export function withWorkAsRoles(reading: Reading, tools: Tools): Reading {
  const works = spansOf(reading, 'group').filter(({ denied }) => !denied);
  if (works.length === 0) return reading;
  const sided = works.length > 1 && !has(reading, 'title', 'mention') && setsApart(reading);
  const spans = reading.spans.map((span, at): Span => {
    if (span.kind !== 'group' || span.denied) return span;
    const named = sided ? groupNamed(span, tools) : isWay(reading, at) ? roleNamed(span, tools) : null;
    return named ? { ...span, kind: 'title', named } : span;
  });
  return { ...reading, spans };
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
  const enters = has(reading, 'relation.entry', 'aspect.requirements') && is(before, 'joint.from');
  const goes = has(reading, 'relation.transition', 'relation.transitionFrom');
  return enters || (goes && is(before, 'joint.from', 'joint.to', 'relation.transition'));
}

function roleNamed(span: Span, tools: Tools): Named | null {
  const named = tools.titles.resolve(span.text);
  return isSettled(named) ? named : groupNamed(span, tools);
}

/** The official group of a field of work; the first where it has several. */
function groupNamed({ text, value }: Span, { catalogue, english }: Tools): Named | null {
  const [code] = english.file.groupCodes[value] ?? [];
  const role = code === undefined ? undefined : catalogue.group(code.includes('-') ? code : `${code}-0000`);
  if (role === undefined) return null;
  const candidate = { role, confidence: CONFIDENT, reading: 'family', level: null, exact: true } as const;
  return { text, verdict: 'sure', candidates: [{ ...candidate, evidence: 'official' }] };
}
