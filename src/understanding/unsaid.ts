import type { Aspect } from '../contract/aspects.ts';
import type { Conversation } from '../contract/conversation.ts';
import type { Subject } from '../contract/query.ts';
import type { Draft } from './draft.ts';
import { has } from './reading.ts';
import { isBlank } from './subject.ts';

/** What the text leaves unsaid of its subject is what was asked before. */
export function withSubject(draft: Draft, state: Conversation): Draft {
  const { subject } = draft;
  const before = state.subject;
  if (
    has(draft.reading, 'relation.describe', 'relation.similar', 'relation.transition', 'relation.entry') &&
    subject.aspects.length === 0
  )
    return draft;
  const places = draft.places.length > 0 ? draft.places : state.places;
  // "and hours?": what has no figures is asked about, not what was asked before.
  if (isBlank(subject) && draft.besides.some(({ kind }) => kind === 'unmeasured'))
    return { ...draft, places };
  if (!before || subject.aspects.length > 0) return { ...draft, places };
  if (isBlank(subject)) {
    // "how much more?" after an overview asks for what is counted in money.
    const counts = draft.compute !== null && before.aspects.every((aspect) => aspect === 'overview');
    const aspects: Aspect[] = counts ? ['salary'] : before.aspects;
    return { ...draft, places, subject: { ...before, aspects, except: subject.except } };
  }
  return { ...draft, places, subject: merged(before, subject) };
}

/** A statistic or a period alone changes just that of the subject before. */
function merged(before: Subject, now: Subject): Subject {
  const { statistic, period, label } = now;
  const aspects =
    before.aspects.length > 0 && !before.aspects.includes('overview')
      ? before.aspects
      : statistic
        ? (['salary'] as const)
        : before.aspects;
  return {
    ...before,
    aspects: [...aspects],
    fields: [],
    statistic: statistic ?? null,
    period: period ?? before.period,
    label: label ?? before.label,
  };
}
