import type { English } from '../../language/english.ts';
import type { TextToken } from '../../language/tokens.ts';
import { allOf, anyOf, is, nearestOf, type Span } from './reading.ts';

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
const REMOVED = ['group', 'place', 'unknown', 'title', 'level', 'quantity', 'field', 'aspect'];
/** What a job asks for or has to it: listed together ("a degree or experience"). */
const REQUIRED = ['level', 'aspect', 'field', 'unmeasured'];
/** A denial reaches no further than this many spans. */
const REACH = 14;
const STRONG_MARK = /[.?!;:\n]/u;
const LIST_MARK = /,/u;

/** The words of a text as they were read. */
interface Words {
  spans: readonly Span[];
  tokens: readonly TextToken[];
  english: English;
}

/** Numbers the clauses and marks the spans in the scope of denials; a double denial cancels out. */
export function withPolarity(spans: readonly Span[], tokens: readonly TextToken[], english: English): Span[] {
  const clauses = clausesOf(spans, tokens);
  const out = spans.map((span, at) => ({ ...span, clause: clauses[at] ?? 0 }));
  const text = { spans: out, tokens, english };
  out.forEach((span, at) => {
    const objects = is(span, 'denial') ? objectsOf(text, at) : removedBy(text, at);
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

/** Returns the objects of a denial: of each item of its scope the nearest condition, else the nearest subject. */
function objectsOf(text: Words, denial: number): Span[] {
  const { spans, tokens } = text;
  const isNot = is(spans[denial], 'denial.not');
  // "isn't it true that X earn more": what is to be confirmed is as it is said.
  if (isNot && is(spans[denial + 1], 'confirm')) return [];
  // "no X earns that much": what is said is denied of all of them, and none is left out.
  if (opensSentence(text, denial)) return [];
  // "aren't X shrinking", "is it not so that": a question that expects a yes denies a comparison at most.
  const kinds = isTag(spans, denial)
    ? [COMPARED]
    : isNot
      ? [CONDITIONS, COMPARED, SUBJECTS, VERBS, opensOn(spans, denial)]
      : [[...CONDITIONS, ...SUBJECTS, 'unknown'], VERBS];
  const items = itemsOf(text, denial);
  const denies = (at: number, group: readonly string[]) => {
    const span = spans[at] as Span;
    if (isNot && is(span, 'title', 'mention') && !follows(spans, denial, at)) return false;
    return is(span, ...group) && !(!isNot && is(span, 'quantity') && isApart(spans, denial, at, tokens));
  };
  const nearest = (places: readonly number[], groups = kinds) => {
    for (const group of groups) for (const at of places) if (denies(at, group)) return at;
    return undefined;
  };
  const objects = kinds.filter((group) => group !== VERBS);
  const begun = items.findIndex(({ places }) => nearest(places, objects) !== undefined);
  const found = nearest(items[Math.max(begun, 0)]?.places ?? [], begun < 0 ? kinds : objects);
  if (found === undefined) return [];
  const first = spans[found] as Span;
  const more =
    begun < 0
      ? []
      : items
          .slice(begun + 1)
          .map(({ places, hasVerb }) => (hasVerb ? nearest(places) : coordinated(spans, places, first)));
  const listed = listedWith(text, found, !isNot);
  const also = is(spans[denial], 'denial.except') ? alsoLeft(text, found) : [];
  return [...new Set([first, ...listed, ...also, ...more.flatMap((at) => spans[at ?? -1] ?? [])])];
}

/** "no X earns", "no X in this town earns": "no" and a title begin a sentence that goes on with its verb. */
function opensSentence({ spans, tokens }: Words, denial: number): boolean {
  const [before, title, next] = [spans[denial - 1], spans[denial + 1], spans[denial + 2]];
  const where = ['joint.in', 'joint.at', 'article', 'pronoun', 'place', 'unknown', 'owner'];
  const led = is(next, 'joint.in', 'joint.at', 'place');
  const verb = led ? spans.find((span, at) => at > denial + 1 && !is(span, ...where)) : next;
  const opens =
    before?.clause !== spans[denial]?.clause || is(before, 'confirm', 'filler', 'pronoun', 'turn.lean');
  const goesOn = is(verb, 'aspect.salary', 'auxiliary', 'modal') && tokens[verb?.from ?? 0]?.mark === '';
  return is(spans[denial], 'denial.without') && opens && is(title, 'title') && goesOn;
}

/** What "and" and "or" join in the scope of a denial. */
interface Item {
  places: number[];
  hasVerb: boolean;
}

/**
 * Returns the items in the scope of a denial. "And" before a verb of its own ends it ("doesn't need X and pays Y"), and
 * before "with" ("never hits X and with Y"); "or" before a verb does not ("doesn't pay X or need Y").
 */
function itemsOf({ spans, tokens, english }: Words, denial: number): Item[] {
  const { clause } = spans[denial] as Span;
  const isNot = is(spans[denial], 'denial.not');
  const items: Item[] = [{ places: [], hasVerb: false }];
  for (let at = denial + 1; at < Math.min(spans.length, denial + REACH); at += 1) {
    const span = spans[at] as Span;
    if (span.clause !== clause || (isNot && at > denial + 1 && ends(spans, at, tokens))) break;
    // "but earns more": a turn before a verb ends it, too.
    if (isTurn(span, english) && hasOwnVerb(spans, at, english)) break;
    if (is(span, 'joint.and', 'joint.or')) {
      const hasVerb = hasOwnVerb(spans, at, english);
      const [next] = nearestOf(spans, at, 1, 'article', 'filler.filler', 'filler.relative');
      const isNew = hasVerb || is(next, 'joint.with');
      if (is(next, 'denial') || (isNew && is(span, 'joint.and'))) break;
      items.push({ places: [], hasVerb });
    } else items.at(-1)?.places.push(at);
  }
  return items;
}

const isTurn = (span: Span, { file }: English) =>
  is(span, 'filler') && (file.senses.turn?.lean ?? []).includes(span.text.toLowerCase());

/** Returns whether a verb follows a joint with something that it governs ("and pays over 80k", "and can be done"). */
function hasOwnVerb(spans: readonly Span[], joint: number, english: English): boolean {
  const small = ['article', 'filler.filler', 'filler.relative', 'pronoun.it'];
  const [verb, ...rest] = nearestOf(spans, joint, 1, ...small);
  if (!verb || is(verb, 'auxiliary', 'need')) return verb !== undefined;
  // "but fall short of 60k": some bounds begin with their verb.
  if (is(verb, 'quantity')) return english.isVerb(verb.text.split(' ', 1)[0] ?? '');
  return english.isVerb(verb.text) && verb.clause === rest[0]?.clause && !is(rest[0], 'joint');
}

/** "a degree or experience": an item of the same kind of requirement as the first, of which nothing more is said. */
function coordinated(spans: readonly Span[], places: readonly number[], first: Span): number | undefined {
  const end = places.findIndex((place) => is(spans[place], 'filler.relative', 'pronoun.it'));
  const own = end < 0 ? places : places.slice(0, end);
  const at = own.find((place) => !is(spans[place], 'article', 'filler.filler'));
  const bounded = own.some((place) => is(spans[place], 'quantity', 'direction', 'most', 'least', 'bound'));
  const alike = at !== undefined && is(first, ...REQUIRED) && is(spans[at], ...REQUIRED);
  return alike && !bounded ? at : undefined;
}

/** "no talking over 80k", "no talking, over 80k": an amount that does not belong to what one is to be without. */
function isApart(spans: readonly Span[], denial: number, at: number, tokens: readonly TextToken[]): boolean {
  const marked = LIST_MARK.test(tokens[spans[at]?.from ?? 0]?.mark ?? '');
  return marked || anyOf(spans.slice(denial + 1, at), 'filler.verb');
}

/** "drop healthcare", "leave out anything in sales": a condition or a word that follows at once, and its list. */
function removedBy(text: Words, at: number): Span[] {
  const { spans } = text;
  if (!is(spans[at], 'turn.remove')) return [];
  const next = spans.findIndex(
    (span, other) => other > at && !is(span, 'article', 'filler', 'all', 'job', 'joint.in'),
  );
  const gone = spans[next];
  if (!gone || gone.clause !== spans[at]?.clause || !is(gone, ...REMOVED)) return [];
  return [gone, ...listedWith(text, next, true), ...alsoLeft(text, next)];
}

/** "doctors and anything that takes a degree": the condition on jobs at large that are left out beside what was named. */
function alsoLeft({ spans }: Words, first: number): Span[] {
  const joint = spans.findIndex((span, at) => at > first && is(span, 'joint.and', 'joint.or'));
  const [jobs] = nearestOf(spans, joint, 1, 'article', 'filler');
  if (joint < 0 || !is(jobs, 'all', 'pronoun.it', 'pronoun.these', 'job.job')) return [];
  const condition = spans.find((span, at) => at > joint && is(span, ...CONDITIONS));
  return condition && condition.clause === spans[first]?.clause ? [condition] : [];
}

/** "not backend, …": what a text begins by denying may be a word that nothing knows. */
function opensOn(spans: readonly Span[], denial: number): string[] {
  return denial === 0 && is(spans[1], 'unknown') ? ['unknown'] : [];
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
  return asks && is(verb, 'auxiliary') && allOf(rest, 'pronoun');
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
function listedWith({ spans, tokens, english }: Words, first: number, commas: boolean): Span[] {
  const listed: Span[] = [];
  const kind = spans[first]?.kind ?? '';
  const kinds = WORK.includes(kind) ? WORK : [kind];
  for (let at = first + 1; at < spans.length; at += 1) {
    const span = spans[at] as Span;
    if (is(span, 'joint.and') && hasOwnVerb(spans, at, english)) break;
    const links = ['joint.and', 'joint.or', 'article', 'all', 'turn.lean', 'turn.about'];
    if (is(span, ...links)) continue;
    const before = spans[at - 1] as Span;
    const joined = is(before, ...links) || (commas && LIST_MARK.test(tokens[span.from]?.mark ?? ''));
    if (!kinds.includes(span.kind) || !joined) break;
    listed.push(span);
  }
  return listed;
}
