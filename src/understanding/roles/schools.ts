import type { Catalogue } from '../../catalogue/catalogue.ts';
import { levelOf } from '../../catalogue/education.ts';
import type { Level } from '../../contract/query.ts';
import { is, nearestOf, type Span } from '../reading/reading.ts';

/**
 * Returns the spans of a reading in which a school that is needed or done without is the schooling that its job takes:
 * "jobs that don't need dental school". Elsewhere it stands for the job: "med school or law school".
 * @param lost the senses that were not read, among which is that of the word "school".
 */
export function withSchools(spans: readonly Span[], lost: readonly Span[], catalogue: Catalogue): Span[] {
  return spans.map((span, at) => {
    const level = isNeeded(spans, at) && isSchool(span, lost) ? entryLevel(span, catalogue) : null;
    return level === null ? span : { ...span, kind: 'level', value: level, named: null };
  });
}

/** Returns whether a title is that of a school: "law school". */
export function isSchool(span: Span | undefined, lost: readonly Span[]): boolean {
  return is(span, 'title') && lost.some((one) => is(one, 'aspect.education') && one.to === span?.to);
}

/** "need dental school", "without med school", "have to go to law school". */
function isNeeded(spans: readonly Span[], at: number): boolean {
  const [before] = nearestOf(spans, at, -1, 'article', 'filler', 'all', 'joint.to');
  return is(before, 'need', 'denial');
}

function entryLevel({ named }: Span, catalogue: Catalogue): Level | null {
  const field = catalogue.fields.ofMeasure('education.asked')[0]?.id;
  const facts = catalogue.role(named?.candidates[0]?.role ?? '')?.facts ?? [];
  const needed = facts.find((fact) => fact.field === field)?.value;
  return typeof needed === 'string' ? levelOf(needed) : null;
}
