import type { TextToken } from '../../language/tokens.ts';
import { is, type Span } from './reading.ts';

/** The kinds that a denial inverts wherever it meets them first. */
const CONDITIONS = ['quantity', 'level', 'group', 'place', 'title', 'mention', 'label'];
/** The kinds that it inverts if a condition does not follow in its clause. */
const SUBJECTS = ['aspect', 'field', 'unmeasured', 'most', 'least', 'direction', 'statistic'];
/** "doesn't need experience" denies the experience; where no subject follows, the need. */
const VERBS = ['need', 'relation'];
/** "don't earn more" denies that it is more. */
const COMPARED = ['direction', 'most', 'least', 'mostly'];
/** A field of work and a role are listed together ("except doctors and surgeons"). */
const WORK = ['group', 'title'];
/** What an order to leave something out may name. */
const REMOVED = ['group', 'place', 'unknown', 'title', 'level', 'quantity'];
/** A denial reaches no further than this many spans. */
const REACH = 14;
const STRONG_MARK = /[.?!;:\n]/u;
const LIST_MARK = /,/u;

/** Numbers the clauses and marks the spans in the scope of denials; a double denial cancels out. */
export function withPolarity(spans: readonly Span[], tokens: readonly TextToken[]): Span[] {
  const clauses = clausesOf(spans, tokens);
  const out = spans.map((span, at) => ({ ...span, clause: clauses[at] ?? 0 }));
  out.forEach((span, at) => {
    const objects = is(span, 'denial') ? objectsOf(out, at, tokens) : removedBy(out, at, tokens);
    for (const one of objects) one.denied = !one.denied;
  });
  return out;
}

function clausesOf(spans: readonly Span[], tokens: readonly TextToken[]): number[] {
  let clause = 0;
  return spans.map((span, at) => {
    if (at > 0 && STRONG_MARK.test(tokens[span.from]?.mark ?? '')) clause += 1;
    return clause;
  });
}

/** Returns the objects of a denial: the nearest condition of its clause, else the nearest subject, and its list. */
function objectsOf(spans: readonly Span[], denial: number, tokens: readonly TextToken[]): Span[] {
  const { clause, value } = spans[denial] as Span;
  // "aren't X shrinking", "is it not so that": a question that expects a yes denies a comparison at most.
  const kinds = isTag(spans, denial)
    ? [COMPARED]
    : value === 'not'
      ? [CONDITIONS, COMPARED, SUBJECTS, VERBS]
      : [[...CONDITIONS, ...SUBJECTS, ...VERBS, 'unknown']];
  for (const group of kinds) {
    for (let at = denial + 1; at < Math.min(spans.length, denial + REACH); at += 1) {
      const span = spans[at] as Span;
      if (span.clause !== clause || (value === 'not' && at > denial + 1 && ends(spans, at, tokens))) break;
      if (value === 'not' && is(span, 'title', 'mention') && !follows(spans, denial, at)) continue;
      if (is(span, ...group)) return [span, ...listedWith(spans, at, tokens, value !== 'not')];
    }
  }
  return [];
}

/** "drop healthcare", "leave out anything in sales": a condition or a word that follows at once, and its list. */
function removedBy(spans: readonly Span[], at: number, tokens: readonly TextToken[]): Span[] {
  if (!is(spans[at], 'turn.remove')) return [];
  const next = spans.findIndex(
    (span, other) => other > at && !is(span, 'article', 'filler', 'all', 'job', 'joint.in'),
  );
  const gone = spans[next];
  if (!gone || gone.clause !== spans[at]?.clause || !is(gone, ...REMOVED)) return [];
  return [gone, ...listedWith(spans, next, tokens, true)];
}

/** Returns whether "not" stands by the verb that a question begins with. */
function isTag(spans: readonly Span[], denial: number): boolean {
  if (!is(spans[denial], 'denial.not')) return false;
  const clause = spans[denial]?.clause;
  const before = spans
    .slice(0, denial)
    .filter((span) => span.clause === clause && !is(span, 'courtesy', 'filler'));
  const [verb, ...rest] = before;
  // "don't tell me" is an order.
  const asks = rest.length > 0 || is(spans[denial + 1], 'title', 'mention', 'pronoun', 'article');
  return asks && is(verb, 'auxiliary') && rest.every((span) => is(span, 'pronoun'));
}

/**
 * "not nurses", "don't have to be a nurse": nothing but small words stands between; "don't nurses earn more than
 * teachers" denies no role.
 */
function follows(spans: readonly Span[], denial: number, at: number): boolean {
  const between = spans.slice(denial + 1, at);
  const small = (span: Span) => is(span, 'article', 'filler', 'joint');
  if (between.every(small)) return true;
  const needed = between.findIndex((span) => is(span, 'need', 'relation.entry'));
  return (
    needed >= 0 &&
    between.slice(0, needed).every(small) &&
    between.slice(needed + 1).every((span) => small(span) || is(span, 'auxiliary'))
  );
}

/** A new predicate ends the scope of "not": "doesn't need a degree and pays over 100k". */
function ends(spans: readonly Span[], at: number, tokens: readonly TextToken[]): boolean {
  const span = spans[at] as Span;
  // "can't stand crowds and never got a degree": the next denial has its own; "can't decide between" denies no choice.
  return (
    is(span, 'turn.lean', 'turn.about', 'question', 'denial.not', 'joint.between') ||
    LIST_MARK.test(tokens[span.from]?.mark ?? '')
  );
}

/** "except nurses, doctors and pharmacists": what goes on in the same kind after a comma, "and" or "or". */
function listedWith(
  spans: readonly Span[],
  first: number,
  tokens: readonly TextToken[],
  commas: boolean,
): Span[] {
  const listed: Span[] = [];
  const kind = spans[first]?.kind ?? '';
  const kinds = WORK.includes(kind) ? WORK : [kind];
  for (let at = first + 1; at < spans.length; at += 1) {
    const span = spans[at] as Span;
    if (is(span, 'joint.and', 'joint.or', 'article', 'turn.lean', 'turn.about')) continue;
    const before = spans[at - 1] as Span;
    const joined =
      is(before, 'joint.and', 'joint.or', 'article', 'turn.lean', 'turn.about') ||
      (commas && LIST_MARK.test(tokens[span.from]?.mark ?? ''));
    if (!kinds.includes(span.kind) || !joined) break;
    listed.push(span);
  }
  return listed;
}
