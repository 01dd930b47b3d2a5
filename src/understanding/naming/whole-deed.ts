import type { SenseHit } from '../../language/english.ts';
import { isGerund } from '../../language/inflect.ts';
import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import type { Candidates } from './candidates.ts';
import { isTold, likelier } from './described.ts';
import { DOES, DONE } from './done-work.ts';
import { COMMA } from './token-kinds.ts';
import { isDeed, lemmasOf } from './word-forms.ts';

/** The end of a verb of somebody else. */
const THIRD = 's';
const ASKING = /\?/u;
/** Marks of a message that weighs up, goes on to something, or is about figures. */
const WEIGHS = [
  'relation.versus',
  'relation.similar',
  'relation.entry',
  'relation.transition',
  'relation.rank',
  'joint.than',
  '#USD',
  '#percent',
  '#years',
];
const OF_JOBS = ['job.job', 'job.trade'];
/** A small word that leads on. */
const LEAN = 'turn.lean';
/** Who does it; what may stand before, and between that one and the verb. */
const ME = 'filler.me';
const OPENS = ['courtesy', 'greeting', LEAN];
const HELPS = 'auxiliary.aux';
const BETWEEN = ['courtesy', 'turn', 'self', HELPS];
/** What a verb may mean beside what is done; and what a verb that begins a message means elsewhere. */
const BESIDE = [
  'filler',
  'aspect',
  'help',
  'verdict',
  'group',
  'most',
  'least',
  'direction',
  'relation',
  'want',
];
const LEADS = ['relation', 'want', 'direction', 'most', 'least'];
/** What is asked of jobs, where it stands behind what is told. */
const ASKS = ['aspect', 'field', 'need', 'compute', 'relation', 'unmeasured', 'verdict'];
const AMOUNTS = ['aspect', 'statistic', 'direction', 'most', 'least', 'filler.adjective', '#'];
/** What an order is about: "fix my sink", "book a flight". */
const ORDERED = ['article', 'owner', '#'];
const TO_SOMEBODY = ['owner', 'filler.you', 'filler.me', 'denial'];

/**
 * Proposes a message that tells what somebody does, and nothing else, as whoever does it: "negotiates with vendors and
 * buys parts", "I guide students on which college to apply to". Those to whom it is done are not who is meant.
 */
export function addWholeDeed(all: Candidates): void {
  const { tokens, text, around, english, titles } = all.parts;
  const parted = tokens.some(({ mark }, at) => at > 0 && all.parted(at) && !COMMA.test(mark));
  if (parted || ASKING.test(text) || around.holds(...WEIGHS)) return;
  const at = verbOf(all);
  if (at === null || speaksOfSome(all, at)) return;
  const to = withoutPlace(all, at);
  const places = range(at, to).filter((one) => one === at || isTold(all, one));
  if (!places.some((one) => one !== at && !all.kinds.filler[one])) return;
  const { used, told, weight, ...named } = titles.done(places.map((one) => lemmasOf(all.parts, one)));
  if (named.verdict === 'unknown' || weight < MATCH.telling || asksBehind(all, at, places[used - 1] ?? at))
    return;
  const titled = all.spans.find(
    ({ from, value, named }) => from <= at && (value === DOES || value === DONE) && named?.verdict === 'sure',
  );
  if (titled && named.verdict !== 'nearest') return;
  const best = likelier(titled?.named, named) ?? named;
  const value = isGerund(tokens[at]?.word) ? DONE : DOES;
  all.add(0, to, english.file.prices.done, { ...best, text: all.words(at, to).join(' ') }, 'title', value);
}

/** The verb with which the message tells what is done; null where it does not. */
function verbOf(all: Candidates): number | null {
  const { tokens, around, titles } = all.parts;
  let [at, said] = [0, false];
  while (at < tokens.length && opens(all, at, said)) {
    said ||= around.precedes(at, ME);
    at += 1;
  }
  const { word = '' } = tokens[at] ?? {};
  const means = hitsAt(all, at);
  if (!isDoing(all, at) || !means.every((hit) => isBeside(all, hit, at))) return null;
  if (isGerund(word)) return said || (isClause(all, at) && !isLed(all, at, means)) ? at : null;
  if (around.follows(at, HELPS) || (!said && around.precedes(at + 1, 'pronoun'))) return null;
  const isBase = singular(word) === word && titles.isDoing(word);
  if (said) return isBase ? at : null;
  if (!isBase) return word.endsWith(THIRD) && !isNamed(all, at) && !isAmount(all, at, means) ? at : null;
  const asks = means.some(({ sense }) => sense.kind === 'aspect');
  return !asks && isClause(all, at) && !isLed(all, at, means) && !isOrdered(all, at) ? at : null;
}

const hitsAt = ({ parts }: Candidates, at: number) =>
  parts.hits.filter(({ from, to, slip }) => from <= at && to > at && !slip);
const isOneOf = ({ sense }: SenseHit, names: readonly string[]) =>
  names.includes(sense.kind) || names.includes(sense.name);

/** A word that may stand before the verb: all that it may mean is small. */
function opens(all: Candidates, at: number, said: boolean): boolean {
  const hits = hitsAt(all, at);
  if (isDoing(all, at) || hits.length === 0) return false;
  const names = said ? BETWEEN : OPENS;
  const leads = said || hits.some((hit) => isOneOf(hit, names));
  const isMe = !said && all.parts.around.precedes(at, ME);
  return isMe || (leads && hits.every((hit) => isOneOf(hit, [...names, 'filler.filler'])));
}

/** A form of a verb with which lines tell what is done. */
function isDoing({ parts }: Candidates, at: number): boolean {
  return at < parts.tokens.length && lemmasOf(parts, at).some(parts.titles.isDoing);
}

/** What a word may mean leaves it a verb by itself: "checks", "look at", and no "work from home" or "I want". */
function isBeside(all: Candidates, { from, to, sense }: SenseHit, at: number): boolean {
  if (to - from > 1)
    return (
      ['filler', 'self'].includes(sense.kind) || (from === at && ['want', 'aspect'].includes(sense.kind))
    );
  return BESIDE.includes(sense.kind) || (sense.kind === 'auxiliary' && from > 0 && isDeed(all.parts, from));
}

/** "looking for jobs", "paying trades", "training you need": it leads to jobs, or to what is asked of them. */
function isLed(all: Candidates, at: number, means: readonly SenseHit[]): boolean {
  const { around } = all.parts;
  const leads = means.some((hit) => isOneOf(hit, LEADS));
  return leads || around.holds(...OF_JOBS, 'filler.you') || isAmount(all, at, means);
}

/** "makes good money", "earns more". */
function isAmount({ parts: { around } }: Candidates, at: number, means: readonly SenseHit[]): boolean {
  const measures = means.some(({ sense }) => sense.kind === 'aspect');
  return measures && [at + 1, at + 2].some((one) => around.precedes(one, ...AMOUNTS));
}

/** "fix my sink", "book a flight": what is done once, or for somebody who asks for it. */
function isOrdered({ parts }: Candidates, at: number): boolean {
  const { around } = parts;
  const turns = parts.hits.some(({ sense }) => sense.kind === 'turn' && sense.name !== LEAN);
  return turns || around.precedes(at + 1, ...ORDERED) || around.holds(...TO_SOMEBODY);
}

/**
 * A verb without an ending of its own says that something is done where more than a thing follows: things that are
 * several, or where, to whom or with what; not "parking ticket", "lead teacher at a school".
 */
function isClause(all: Candidates, at: number): boolean {
  const { tokens, around } = all.parts;
  if (isNamed(all, at)) return false;
  const end = thingsEnd(all, at);
  const { word = '' } = tokens[end - 1] ?? {};
  const several = end > at + 1 && singular(word) !== word;
  const led = (one: number) =>
    around.precedes(one, 'joint') && !around.precedes(one, 'joint.and', 'joint.or');
  return several || around.precedes(at + 1, 'article', 'owner') || range(end, tokens.length).some(led);
}

/** The end of the words right behind a verb that name things. */
function thingsEnd(all: Candidates, at: number): number {
  let end = at + 1;
  while (all.things.isThing(end) && !all.parted(end)) end += 1;
  return end;
}

/** "records clerk", "teaching assistant at a school", "engineers in Ohio": words that name somebody, and no deed. */
function isNamed(all: Candidates, at: number): boolean {
  const { titles, around, tokens } = all.parts;
  const wordAt = (one: number) => tokens[one]?.word ?? '';
  const isDoer = (one: number) => titles.inTitles(wordAt(one)) && titles.isDoer(wordAt(one));
  const end = thingsEnd(all, at);
  const bare = !wordAt(at).endsWith(THIRD) || all.parted(end) || isDoer(at);
  if (end === at + 1) return !around.precedes(end, 'article', 'owner') && bare;
  const isOne = (one: number) => isDoer(one) && singular(wordAt(one)) === wordAt(one);
  const asked = isDoer(at) && around.precedes(at + 1, ...ASKS);
  // "police officer wages": a title opens it.
  const titled = range(at + 2, end + 1).some((to) => all.isTitle(at, to));
  return asked || titled || isOne(end - 1) || isOne(tokens.length - 1);
}

/** "setting pay for a bookkeeper and a cook": several are named by titles, each as one of many. */
function speaksOfSome(all: Candidates, at: number): boolean {
  const { around, titles, tokens } = all.parts;
  const named = all.spans.filter(
    ({ from, to, kind, named }) =>
      kind === 'title' &&
      from > at &&
      around.follows(from, 'article.indefinite') &&
      (named?.verdict ?? 'sure') === 'sure' &&
      titles.isDoer(tokens[to - 1]?.word ?? ''),
  );
  return new Set(named.map(({ from }) => from)).size > 1;
}

/** The end of the message without the place at which it is done, which is told of as any is. */
function withoutPlace({ parts: { tokens, around } }: Candidates, at: number): number {
  const end = tokens.length;
  if (!around.follows(end, 'place')) return end;
  const from = range(at + 1, end).findLast((one) => around.precedes(one, 'place')) ?? end;
  return around.follows(from, 'joint') ? from - 1 : from;
}

/** Something is asked of the job behind the last word that tells of it; not "say what the damage costs". */
function asksBehind(all: Candidates, at: number, last: number): boolean {
  const { around, tokens, hits } = all.parts;
  const asking = range(at + 1, tokens.length).find((one) => around.precedes(one, 'question'));
  if (asking !== undefined && !isIndirect(all, at, asking)) return true;
  const end = asking ?? tokens.length;
  const compares = hits.some(({ from, degree }) => from > last && from < end && degree !== null);
  return compares || range(last + 1, end).some((one) => around.precedes(one, ...ASKS, ...OF_JOBS));
}

/** "figures out how to keep snacks fresh", "on which college to apply to": led by a verb, and no verb of its own begins it. */
function isIndirect(all: Candidates, verb: number, at: number): boolean {
  const { around, english, tokens } = all.parts;
  const { word = '' } = tokens[at - 1] ?? {};
  const led =
    at === verb + 1 || all.kinds.filler[at - 1] || around.follows(at, 'joint') || english.isVerb(word);
  return (
    led === true && !all.parted(at) && ![at + 1, at + 2].some((one) => around.precedes(one, 'auxiliary'))
  );
}
