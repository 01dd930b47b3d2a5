import { boundBy, type FieldRegistry } from '../../catalogue/fields.ts';
import type { Condition, Subject } from '../../contract/query.ts';
import type { QueryTools } from '../reading/draft.ts';
import { type Mention, roleOf } from '../reading/mention.ts';
import { has, type Reading } from '../reading/reading.ts';

/** The value of a field of which a role needs nothing. */
const NONE = /^none$/i;

/** What stands in for a field is not asked about where every role has the field itself, and has something of it. */
export function withoutNear(
  subject: Subject,
  reading: Reading,
  mentions: readonly Mention[],
  { catalogue, english }: QueryTools,
): Subject {
  const factsOf = (one: Mention) => catalogue.role(roleOf(one) ?? '')?.facts ?? [];
  const held = subject.fields.filter((id) =>
    mentions.every((one) =>
      factsOf(one).some(({ field, value }) => field === id && !NONE.test(String(value))),
    ),
  );
  const near = held.flatMap((field) => english.file.nearest[field] ?? []);
  const kept = (aspect: string) => !near.includes(aspect) || has(reading, `aspect.${aspect}`);
  return { ...subject, aspects: subject.aspects.filter(kept) };
}

/** Replaces the fields of an aspect by those of phrases that narrow jobs in general ("that need no experience"). */
export function asConditions(
  subject: Subject,
  conditions: readonly Condition[],
  fields: FieldRegistry,
): Subject {
  const narrowed = boundBy(
    conditions.filter(({ op }) => op === 'is'),
    fields,
  );
  const others = subject.fields.filter((id) =>
    narrowed.every(({ aspect }) => aspect !== fields.get(id).aspect),
  );
  return { ...subject, fields: [...others, ...narrowed.map(({ id }) => id)] };
}

/** Adds the aspects that figures bound to the subject. */
export function withBounded(
  subject: Subject,
  conditions: readonly Condition[],
  fields: FieldRegistry,
): Subject {
  const telling = (one: Condition) => subject.aspects.length === 0 || typeof one.value !== 'string';
  const aspects = boundBy(conditions.filter(telling), fields).map(({ aspect }) => aspect);
  return { ...subject, aspects: [...new Set([...subject.aspects, ...aspects])] };
}
