import type { Aspect } from '../../contract/aspects.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { NATION, type Place, type Subject } from '../../contract/query.ts';
import { placesClaim } from '../places/place-claims.ts';
import type { Draft, QueryTools } from '../reading/draft.ts';
import { roleOf } from '../reading/mention.ts';
import { has, is, type Reading } from '../reading/reading.ts';
import { isYesNo } from '../subject/polar.ts';
import { isBlank } from '../subject/subject.ts';

/** Aspects that are told in words. */
const UNCOUNTED: readonly Aspect[] = ['overview', 'duties', 'requirements', 'education', 'experience'];

/** Completes the subject of a text from the previous one. */
export function withSubject(draft: Draft, state: Conversation): Draft {
  const { subject } = draft;
  const before = asksBoth(draft.reading) ? withEarlier(state) : state.subject;
  if (
    has(draft.reading, 'relation.describe', 'relation.similar', 'relation.transition', 'relation.entry') &&
    subject.aspects.length === 0
  )
    return draft;
  const places = placesWith(draft, state);
  if (places.length > draft.places.length && draft.places.length > 0)
    return unsaid(withPlacesClaim(draft), places, before);
  return unsaid(draft, places, before);
}

/** "the same two things for X": what was asked last, and before that. */
function asksBoth({ spans }: Reading): boolean {
  return spans.some(
    (span, at) => is(span, 'direction.same', 'turn.lean') && spans[at + 1]?.quantity?.value === 2,
  );
}

function withEarlier({ subject, before }: Conversation): Subject | null {
  if (!subject || !before || !('subject' in before)) return subject;
  const { aspects, fields } = before.subject;
  return {
    ...subject,
    aspects: [...new Set([...aspects, ...subject.aspects])],
    fields: [...new Set([...fields, ...subject.fields])],
  };
}

/** A draft with its places, and with what it leaves unsaid of its subject. */
function unsaid(draft: Draft, places: Place[], before: Subject | null): Draft {
  const { subject } = draft;
  // "and hours?": a subject without figures is asked about, not the previous one.
  const silent = draft.besides.some(({ kind }) => kind === 'unmeasured') && !has(draft.reading, 'ungiven');
  if (isBlank(subject) && silent) return { ...draft, places };
  if (!before || subject.aspects.length > 0) return { ...draft, places };
  if (isBlank(subject)) {
    // "how much more?", "is it a raise?" after what no number tells asks for what is counted in money.
    const { compute, reading } = draft;
    const told = has(reading, 'pronoun.it') && !has(reading, 'question') ? UNCOUNTED : ['overview'];
    const counts = compute !== null && before.aspects.every((aspect) => told.includes(aspect));
    const aspects: Aspect[] = counts ? ['salary'] : before.aspects;
    return { ...draft, places, subject: { ...before, aspects, except: subject.except } };
  }
  return { ...draft, places, subject: merged(before, subject) };
}

/** "and in Georgia?", after pay and then skills: what is published by place is meant, where the last subject is not. */
export function withPlaced(
  draft: Draft,
  said: Draft,
  { before }: Conversation,
  { catalogue }: Pick<QueryTools, 'catalogue'>,
): Draft {
  const [place] = said.places;
  const [only] = draft.mentions;
  const subject = before && 'subject' in before ? before.subject : null;
  if (!place || place.code === NATION.code || !only || !subject || !isBlank(said.subject)) return draft;
  const facts = catalogue.atPlace(roleOf(only) ?? '', place.code);
  const local = new Set(facts.map(({ field }) => catalogue.fields.get(field).aspect));
  const placed = ({ aspects }: Subject) =>
    aspects.some((aspect) => local.has(aspect) || aspect === 'overview');
  return placed(draft.subject) || !placed(subject) ? draft : { ...draft, subject };
}

/** "vs California?", "is that above the national average?": a place is set beside those of before; else it takes their place. */
export function placesWith({ reading, places, mentions }: Draft, state: Conversation): Place[] {
  if (places.length === 0) return state.places;
  const beside = has(reading, 'relation.versus', 'relation.compare', 'joint.than', 'bound');
  const kept = beside && mentions.every(({ at }) => at === null) ? state.places : [];
  return [...kept.filter(({ code }) => places.every((place) => place.code !== code)), ...places];
}

/** "is that above the national average?" is answered by a yes or a no. */
function withPlacesClaim(draft: Draft): Draft {
  const claim = placesClaim(draft.reading, true);
  if (!claim || has(draft.reading, 'question', 'compute')) return draft;
  return { ...draft, besides: [...draft.besides, { kind: 'claim', claim, asked: isYesNo(draft.reading) }] };
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
