import pluralize from 'pluralize';
import { ASKED, OF_JOBS } from '../reading/kinds.ts';
import { anyOf, is, isStrange, nearestOf, type Reading, runsOf, type Span } from '../reading/reading.ts';

/** An unknown word where a subject stands: listed with one ("pay and workload"), or compared ("more glamour"). */
export function strangeSubjects({ spans }: Reading): Span[] {
  const names = (span: Span | undefined) => is(span, 'aspect', 'field', 'unmeasured');
  return spans.filter((span, at) => {
    if (!isStrange(span)) return false;
    const [last, beyond] = nearestOf(
      spans,
      at,
      -1,
      'article',
      'filler.filler',
      'filler.me',
      'filler.relative',
      'filler.verb',
    );
    const [after, next] = nearestOf(spans, at, 1, 'article', 'filler');
    // "do they need a pmp": a thing that no source tells of.
    if (is(last, 'need') && is(spans[at - 1], 'article.indefinite')) return true;
    if ((is(last, 'joint.and') && names(beyond)) || (is(after, 'joint.and') && names(next))) return true;
    return is(last, 'direction', 'filler.adjective') && last?.degree != null && !names(beyond);
  });
}

/** The kinds of words that ask of jobs, or of what stands beside them. */
const RELATED = [...ASKED, ...OF_JOBS, 'relation', 'beside', 'need', 'verdict', 'help', 'quantity'];
/** The words that begin what stands beside a question: where, for whom, of whose. */
const ADJUNCT = ['joint.in', 'joint.at', 'joint.for', 'joint.with', 'owner'];
/** The roles of which something is asked, and what stands for them. */
const OF_WHOM = ['title', 'pronoun.these', 'pronoun.it', 'pronoun.among'];

/**
 * "do they drug test X", "is X more likely to win the lottery than Y", "who walks more": of roles nothing is asked but
 * what no word is known for, or what nobody measures that they do.
 */
function strangeMatters(reading: Reading): Span[][] {
  const { spans } = reading;
  const asksOf = (span: Span, at: number) =>
    is(span, ...OF_WHOM) || (is(span, 'job.job') && is(spans[at - 1], 'question', 'joint.at'));
  // "how many Xs are there" counts the role; "how tall is the average X" says a statistic of it.
  const counts = (at: number) => is(spans[at], 'question.count') && is(spans[at + 1], 'title');
  const isOfRole = (at: number) => is(spans[at], 'statistic') && is(spans[at + 1], 'title');
  // "is there a guild for X vs Y": what stands between two roles asks nothing of them.
  const setsApart = (at: number) => is(spans[at], 'relation.versus') && is(spans[at - 1], 'title');
  const isRelated = (span: Span, at: number) =>
    counts(at) || (is(span, ...RELATED) && !asksOf(span, at) && !isOfRole(at) && !setsApart(at));
  if (!spans.some(asksOf) || spans.some(isRelated)) return [];
  const clauses = new Set(spans.filter((_, at) => isAskedIn(spans, at)).map(({ clause }) => clause));
  const stated = saysStrange(reading);
  const asked = (span: Span, at: number): boolean =>
    (stated || clauses.has(span.clause)) &&
    (span.kind === 'unknown' || isDoneMore(spans, at) || endsName(spans, at));
  const places = new Map(spans.map((span, at) => [span, at]));
  return runsOf(spans, asked).filter(([first]) => {
    const at = places.get(first as Span) ?? 0;
    const [before] = nearestOf(spans, at, -1, 'article', 'filler.adjective');
    // "should Timmy be an X": who it is asked for.
    return !is(before, ...ADJUNCT, 'auxiliary.modal');
  });
}

/** "sabbaticals for professors", "teacher bereavement leave": nothing but what is strange is said with a role. */
function saysStrange({ spans, tokens }: Reading): boolean {
  const isName = (run: readonly Span[]) =>
    is(run[0], 'unknown') && run.every((span) => isStrange(span) || is(span, 'filler'));
  const words = spans.filter((span) => !is(span, 'article'));
  const at = words.findIndex((span) => is(span, 'title'));
  if (is(words[at - 1], 'joint.for')) return isName(words.slice(0, at - 1));
  const parted = tokens[words[1]?.from ?? 0]?.mark !== '';
  return at === 0 && words.length > 2 && !parted && isName(words.slice(1));
}

/** "maternity leave": a small word right behind a strange one, at the end of what is said or before "for", ends its name. */
function endsName(spans: readonly Span[], at: number): boolean {
  const [span, before, next] = [spans[at], spans[at - 1], spans[at + 1]];
  const ends = next === undefined || next.clause !== span?.clause || is(next, 'joint');
  return (
    is(before, 'unknown') &&
    before?.clause === span?.clause &&
    is(span, 'filler.filler', 'filler.verb') &&
    ends
  );
}

/** A question is put by its words, or by a verb before its role; "appreciate it, this was neat" tells. */
function isAskedIn(spans: readonly Span[], at: number): boolean {
  if (!is(spans[at], 'auxiliary')) return is(spans[at], 'question', 'pronoun.among');
  const before = spans.slice(0, at).filter(({ clause }) => clause === spans[at]?.clause);
  return !anyOf(before, ...OF_WHOM);
}

/** "do Xs fall more", "who swears more", "are Xs kinder", "have more kids": of which there is more. */
function isDoneMore(spans: readonly Span[], at: number): boolean {
  const [span, before] = [spans[at], spans[at - 1]];
  const [after] = nearestOf(spans, at, 1, 'filler.filler');
  if (is(span, 'filler.adjective')) return span?.degree === 'comparative';
  if (is(span, 'filler.verb', 'filler.says'))
    return is(before, ...OF_WHOM, 'question') && is(after, 'direction');
  const noun =
    is(span, 'filler.filler', 'filler.person') && is(before, 'direction') && before?.degree !== null;
  return noun && pluralize.isPlural(span?.text ?? '') && !is(spans[at + 1], 'joint.to', 'joint.of');
}

/** "can diabetics become X", "may a deaf person work as X": of what somebody is like, it is asked whether one may be a role. */
function strangePeople({ spans }: Reading): Span[][] {
  if (!spans.some((span) => is(span, 'title'))) return [];
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'auxiliary.modal', 'auxiliary.possible')) return [];
    const [first] = nearestOf(spans, at, 1, 'article');
    const from = spans.indexOf(first as Span);
    const length = spans.slice(from).findIndex((one) => !isStrange(one));
    const after = spans.slice(from + length).find((one) => !is(one, 'job.worker', 'filler.filler'));
    return length > 0 && is(after, 'relation.entry', 'auxiliary', 'filler.verb', 'job.job')
      ? [spans.slice(from, from + length)]
      : [];
  });
}

/** "how much maternity leave do Xs get", "how many kids do Xs have": what is measured of a role where a word of it is strange, and what is counted. */
function strangeAmounts({ spans }: Reading): Span[][] {
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'question.amount', 'question.count')) return [];
    const end = spans.findIndex((one, place) => place > at && is(one, 'auxiliary'));
    const run = spans.slice(at + 1, Math.max(end, at + 1));
    const isOwn = (one: Span) =>
      one.clause === span.clause && (isStrange(one) || is(one, 'filler', 'aspect'));
    const ofRole = is(nearestOf(spans, end, 1, 'article')[0], ...OF_WHOM);
    // "how much gross pay": what ends the run is what is asked.
    const things = is(span, 'question.count') && is(run[0], 'filler.filler', 'filler.person');
    const isNamed = (things || run.some(isStrange)) && run.every(isOwn) && !is(run.at(-1), 'aspect');
    return isNamed && ofRole ? [run] : [];
  });
}

/** "the divorce rate of X": how often something is the case that nothing knows. */
function strangeRates({ spans }: Reading): Span[][] {
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'tally')) return [];
    const isOwn = (one: Span) =>
      (isStrange(one) || is(one, 'filler.verb', 'filler.filler')) && one.clause === span.clause;
    const from = spans.slice(0, at).findLastIndex((one) => !isOwn(one)) + 1;
    return from < at ? [spans.slice(from, at + 1)] : [];
  });
}

/** "become an electrician with a felony": a thing that nothing knows, which somebody has who asks of a role. */
function strangeThings({ spans }: Reading): Span[][] {
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'joint.with', 'auxiliary.aux') || !is(spans[at + 1], 'article.indefinite')) return [];
    const own = spans.filter(({ clause }) => clause === span.clause);
    const asks = anyOf(own, 'title') && !anyOf(own, 'self');
    if (!asks) return [];
    const [first] = nearestOf(spans, at, 1, 'article', 'filler', 'direction');
    if (!first || first.clause !== span.clause || !isStrange(first)) return [];
    const rest = spans.slice(spans.indexOf(first)).filter(({ clause }) => clause === span.clause);
    const end = rest.findIndex((one) => !isStrange(one));
    // "with a finance degree": of a level, more is known.
    return is(rest[end], 'level') ? [] : [end < 0 ? rest : rest.slice(0, end)];
  });
}

/** "signing bonus", "tuition reimbursement": a subject without figures, by all the words of its name; not "easier on the knees". */
export function widerNames({ spans }: Reading): Span[][] {
  const isWord = (span: Span) => is(span, 'unknown') || (is(span, 'unmeasured') && span.to === span.from + 1);
  const runs = runsOf(spans, isWord);
  return runs.filter(
    (run) =>
      run.length > 1 && anyOf(run, 'unmeasured') && new Set(run.map(({ clause }) => clause)).size === 1,
  );
}

/** The words for what is asked that no word is known for: a subject, or whatever else may be asked beside a role. */
export function strangeIn(reading: Reading): Span[][] {
  const matters = [widerNames, strangeRates, strangeAmounts, strangePeople, strangeMatters, strangeThings];
  return [...strangeSubjects(reading).map((span) => [span]), ...matters.flatMap((of) => of(reading))];
}
