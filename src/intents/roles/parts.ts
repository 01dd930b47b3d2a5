import type { Aspect } from '../../contract/aspects.ts';
import type { Compare, Describe, Direction, Subject } from '../../contract/query.ts';
import { focusOf } from '../focus.ts';
import type { Scope, Tools } from '../intent.ts';

/** One subject of several that a question asks about, with the end that is wanted of it. */
export interface Part {
  scope: Scope;
  direction: Direction | null;
}

/** Aspects that stand for all others: they are no part of a question. */
const WHOLE: ReadonlySet<Aspect> = new Set(['overview', 'summary']);

/** Returns the subjects of a question in its order, each by itself; the question as it is where it has one. */
export function partsOf(scope: Scope, query: Compare | Describe, tools: Tools): Part[] {
  const { subject, fields: shown } = scope;
  const { direction = null } = query;
  const ends = query.intent === 'compare' ? (query.ends ?? []) : [];
  const { fields } = tools.catalogue;
  const measured = ends.flatMap(({ of }) => (fields.has(of) ? [fields.get(of)] : []));
  const parts = subject.aspects.flatMap((aspect): Subject[] => {
    if (WHOLE.has(aspect)) return [];
    const own = subject.fields.filter((id) => fields.get(id).aspect === aspect);
    const apart = measured.filter((field) => field.aspect === aspect && own.includes(field.id));
    return apart.length > 1
      ? apart.map(({ id }) => ({ ...subject, aspects: [aspect], fields: [id] }))
      : [{ ...subject, aspects: [aspect], fields: own }];
  });
  if (parts.length < 2) return [{ scope, direction }];
  return parts.map((part): Part => {
    const own = shown.filter(({ aspect }) => part.aspects.includes(aspect));
    const wanted = ends.find(({ of }) => of === part.aspects[0] || part.fields.includes(of));
    const narrower = { ...scope, subject: part, fields: own };
    return {
      scope: { ...narrower, focus: focusOf(narrower, tools) },
      direction: ends.length > 0 ? (wanted?.direction ?? null) : direction,
    };
  });
}
