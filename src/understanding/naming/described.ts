import { isGerund } from '../../language/inflect.ts';
import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import type { Span } from '../reading/reading.ts';
import type { Named } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import { DOES, DONE } from './done-work.ts';
import { COMMA, PARTS } from './token-kinds.ts';
import { isDeed as isDeedWord, isPerson, lemmasOf } from './word-forms.ts';

/** The value of a title that stands for somebody who is described: "the guy who fixes elevators". */
export const DESCRIBED = 'described';

/** The maximum number of words that describe somebody, of those who are described, of what asks for them, and of a title. */
const MOST_WORDS = 25;
const MOST = 8;
const MOST_ASKING = 3;
const MOST_TITLE = 3;
const COMPARATIVE = 'comparative';
/** Verbs that command elsewhere. */
export const COMMANDS: readonly string[] = ['turn.remove', 'turn.swap', 'turn.reverse', 'self.own'];
/** Readings of a word for several jobs. */
const WIDE: readonly string[] = ['family', 'member'];
/** Words that begin a description: what is done, and where or with what. */
const TELLS = ['question.who', 'filler.relative'];
const WHERE = ['joint.in', 'joint.at', 'joint.with', 'joint.from', 'joint.about', 'joint.behind'];
/** Words that join it with something else, where a person or a question follows; those that always do. */
const JOINS = ['joint.or', 'joint.and'];
const PARTED = ['relation.versus', 'joint.than'];
/** Words that may begin what is asked of the one who is described. */
const ASKS = [
  'aspect',
  'statistic',
  'question',
  'relation',
  'compute',
  'direction',
  'need',
  'job',
  'auxiliary',
  'unmeasured',
  'verdict',
];

/** Words that ask for a figure, or for who has more of one. */
const MEASURES = ['aspect', 'statistic', 'direction', 'need', 'compute', 'relation'];
const NEEDS = ['need'];
/** "who works longer hours": who has more of something, or less. */
const MOST_OF = ['most', 'least'];

/**
 * Proposes somebody who is described as the job of which that is told: "the guy who fixes elevators", "the one with the
 * gavel". The description runs to what joins or asks next behind the last word that speaks for the job.
 */
export function addDescribed(all: Candidates): void {
  const { tokens } = all.parts;
  let left = MOST;
  for (let at = 0; at < tokens.length && left > 0; at += 1) {
    const from = opening(all, at);
    const found = from === null ? asked(all, at) : describe(all, from, isWide(all, at) ? at : from);
    if (!found) continue;
    left -= 1;
    const { prices } = all.parts.english.file;
    const price = prices.done + prices.describedWord * (found.to - at);
    all.add(at, found.to, price, found.named, 'title', DESCRIBED);
  }
}

interface Described {
  to: number;
  named: Named;
  told: number;
  weight: number;
}

/** The place where a description of the person who is named at a place begins. */
function opening(all: Candidates, at: number): number | null {
  const { around, tokens, english } = all.parts;
  const next = at + 1;
  const describes = english.file.describers.includes(tokens[at]?.word ?? '');
  const tells = around.precedes(next, ...TELLS);
  const contact = isContact(all, next);
  const where = contact || around.precedes(all.kinds.tiny[next] ? next + 1 : next, ...WHERE);
  const doing = isGerund(tokens[next]?.word);
  if (!describes && !tells && !where && !doing) return null;
  if (around.follows(at, 'self') || isSuited(all, at)) return null;
  if (describes) return at;
  if (all.parted(next)) return null;
  // "nurses who are men", "that do not need it": what people of a job are like or need describes no job.
  const isLike =
    around.precedes(next + 1, 'auxiliary') && around.precedes(next + 2, 'label', 'trait', 'level');
  const verb = range(next + 1, tokens.length).find((one) => !around.precedes(one, 'auxiliary', 'denial'));
  const isNeed = verb !== undefined && around.precedes(verb, 'need');
  if (!isPerson(all.parts, at))
    return (tells || contact) && !isLike && !isNeed && isWide(all, at) ? next : null;
  // "someone who is a nurse", "ones that need a degree": what somebody is has a title, and a need is a condition.
  if (tells) return around.precedes(next + 1, 'auxiliary', 'need') && !isDone(all, next + 1) ? null : next;
  // "someone with a degree" is anybody, "the one with the gavel" somebody.
  const definite =
    around.follows(at, 'article.definite', 'pronoun.these') || around.precedes(next + 1, 'article.definite');
  if (where) return definite ? next : null;
  return doing && !isMeasured(all, next) ? next : null;
}

/** "ones growing more than 5%", "the ones paying over 80k": how much of a figure they have, not what they do. */
function isMeasured({ parts: { around, tokens }, kinds }: Candidates, at: number): boolean {
  const next = at + 1;
  const lacksObject = next === tokens.length || kinds.sensed[next] || kinds.filler[next];
  return lacksObject === true && around.precedes(at, 'field', ...MEASURES, ...MOST_OF);
}

/** "the person that does your taxes": a small verb that something is done with. */
function isDone({ parts }: Candidates, at: number): boolean {
  return isDeedWord(parts, at) && parts.around.precedes(at + 1, 'owner', 'article');
}

/** "the guy you call when …", "the doctor you go to for …": what is done with somebody. */
function isContact({ parts: { around } }: Candidates, at: number): boolean {
  return around.precedes(at, 'filler.you') && !around.precedes(at + 1, 'auxiliary');
}

/** "the doctor who …", "a teacher that …": a word for several jobs, one of which is described. */
function isWide(all: Candidates, at: number): boolean {
  // "a preschool teacher who gets summers off": a longer title ends here, and is told of.
  const isEnd = all.spans.some((span) => span.kind === 'title' && span.to === at + 1 && span.from < at);
  if (isEnd || all.parts.around.precedes(at, 'job')) return false;
  const [best] = all.parts.titles.resolve(all.parts.tokens[at]?.word ?? '').candidates;
  return best?.exact === true && WIDE.includes(best.reading ?? '');
}

/** "jobs for people who like animals": no job is told by who it suits; "pay for the one who reads scans". */
function isSuited(all: Candidates, at: number): boolean {
  const { around } = all.parts;
  const from = all.articled(at - 1) ? at - 1 : at;
  return (
    around.follows(from, 'joint.for') && !around.follows(from - 1, 'aspect', 'statistic', 'level', 'need')
  );
}

/** "who fixes elevators and what do they make", "what do they earn who …": nobody is named; not "who earns more". */
function asked(all: Candidates, at: number): { to: number; named: Named } | undefined {
  const { around } = all.parts;
  if (!around.precedes(at, 'question.who')) return undefined;
  // "who fixed my sink", "who is the mayor": one time, or one man.
  const word = all.parts.tokens[at + 1]?.word ?? '';
  const usual = singular(word) !== word && !around.precedes(at + 1, 'auxiliary');
  const opens = around.follows(at, '^', 'relation.versus', 'joint.or');
  if (!around.follows(at, 'aspect') && !(opens && usual)) return undefined;
  // "who raises the drawbridge", not "who raises pay" or "who needs a degree".
  const kindsAt = (one: number) => (one === at + 1 && all.articled(at + 2) ? NEEDS : MEASURES);
  const measured = (one: number) => around.precedes(one, ...kindsAt(one), ...MOST_OF);
  const end = at + 1 + MOST_ASKING;
  // "who lives longer, X or Y".
  const compared = all.parts.hits.some((hit) => hit.from > at && hit.to <= end && hit.degree === COMPARATIVE);
  if (compared || range(at + 1, end).some(measured)) return undefined;
  const found = describe(all, at);
  return found?.named.verdict === 'nearest' ? found : undefined;
}

/**
 * Who is described by the words from a place on, and where they end.
 * @param head the place of the word for those of whom it is one, or the same.
 */
function describe(all: Candidates, from: number, head = from): { to: number; named: Named } | undefined {
  const wall = wallBehind(all, from);
  const end = askedFrom(all, from, wall);
  const short = describedBy(all, from, end, head);
  const long = end === wall ? short : describedBy(all, from, wall, head);
  // What is asked of somebody speaks for a job as well: "who takes pictures make".
  const explains = long && long.weight > (short?.weight ?? 0) && long.told >= (short?.told ?? 0);
  const best = explains ? long : short;
  const titled = titledBy(all, from);
  const named = likelier(titled?.named, best?.named);
  if (!named || named.verdict === 'unknown') return undefined;
  const to = Math.max(best === short ? end : (best?.to ?? 0), titled?.to ?? 0);
  return { to, named: { ...named, text: all.words(from, to).join(' ') } };
}

/** The place from which all words up to a wall only ask, or say where: "… who fixes elevators make in Ohio". */
function askedFrom(all: Candidates, from: number, wall: number): number {
  const { kinds, parts } = all;
  let end = wall;
  for (let at = wall - 1; at > from; at -= 1) {
    if (asks(all, at)) end = at;
    else if (!parts.taken.has(at) && !kinds.function[at] && !kinds.filler[at]) break;
  }
  return end;
}

/** What is listed under a title made of the words, if lines speak for it too, and for no other: no "house worker". */
export function likelier(titled: Named | null | undefined, told: Named | undefined): Named | undefined {
  if (!titled || !told) return titled ?? told;
  const role = titled.candidates[0]?.role;
  const [best] = told.candidates;
  const other = best?.role !== role && (best?.confidence ?? 0) >= MATCH.deedOther;
  const agrees = told.verdict !== 'nearest' || told.candidates.some((one) => one.role === role);
  return agrees && !other ? titled : told;
}

/** "who welds", "who repairs watches": the title that is made of the very words. */
function titledBy(all: Candidates, from: number): Span | undefined {
  const begins = (span: Span) => span.from === from + 1 && (span.value === DONE || span.value === DOES);
  return all.spans.find((span) => begins(span) && span.named?.verdict === 'sure');
}

/** Who is described by the words between two places, how much they explain it, and where the last that does ends. */
function describedBy(all: Candidates, from: number, end: number, head: number): Described | undefined {
  const { titles } = all.parts;
  const words = range(from, end);
  if (words.some((at) => isOfOthers(all, from, at))) return undefined;
  const places = words.filter((at) => isTold(all, at) && !(at === from && tells(all, at)));
  if (places.every((at) => asks(all, at))) return undefined;
  if (head < from) places.unshift(head);
  const { used, weight, told, ...named } = titles.done(places.map((at) => lemmasOf(all.parts, at)));
  return weight < MATCH.telling ? undefined : { named, told, weight, to: (places[used - 1] ?? from) + 1 };
}

/** A word that tells something: no number, nor one that only sets words together. */
export function isTold(all: Candidates, at: number): boolean {
  const { around, tokens } = all.parts;
  const small = (all.kinds.function[at] && !isDeed(all, at)) || around.precedes(at, 'owner');
  return tokens[at]?.number === null && !small;
}

/** "who takes pictures", "who removes warts": what asks for more or less elsewhere says here what is done. */
function isDeed({ parts: { around } }: Candidates, at: number): boolean {
  return around.precedes(at, ...COMMANDS);
}

/** "people who make 100k", "who cracks 60k", "the guy at work says welders …", "the one with more growth": that tells of no work. */
function isOfOthers(all: Candidates, from: number, at: number): boolean {
  const { around, taken } = all.parts;
  if (taken.has(at)) return asks(all, at - 1) || at === from + 2;
  return (
    !tells(all, from) &&
    ((at > from + 2 && doerFollows(all, at)) || (at > from + 1 && around.precedes(at, ...MEASURES)))
  );
}

/** What is done is told from here on. */
function tells({ parts: { around, english, tokens } }: Candidates, at: number): boolean {
  return around.precedes(at, ...TELLS) || english.file.describers.includes(tokens[at]?.word ?? '');
}

/** What is asked of somebody may begin here. */
function asks({ parts: { around } }: Candidates, at: number): boolean {
  return around.precedes(at, ...ASKS);
}

/** The first place behind another that a description does not reach beyond. */
function wallBehind(all: Candidates, from: number): number {
  const { tokens, around } = all.parts;
  const last = Math.min(tokens.length, from + MOST_WORDS);
  for (let at = from + 1; at < last; at += 1) {
    if (around.precedes(at, ...PARTED) || anotherFollows(all, at)) return at;
    const mark = tokens[at]?.mark ?? '';
    if (PARTS.test(mark) && (!COMMA.test(mark) || asks(all, at) || doerFollows(all, at))) return at;
    if (
      around.precedes(at, ...JOINS) &&
      (around.precedes(at + 1, 'question') || personFollows(all, at + 1) || doerFollows(all, at + 1))
    )
      return at;
  }
  return last;
}

/** "who earns more, the one who …": somebody else is described. */
function anotherFollows(all: Candidates, at: number): boolean {
  return all.articled(at) && isPerson(all.parts, at + 1) && opening(all, at + 1) !== null;
}

function personFollows(all: Candidates, at: number): boolean {
  return isPerson(all.parts, at) || (all.articled(at) && isPerson(all.parts, at + 1));
}

/** "the guy who fixes cars or a plumber", "…, product managers or designers" */
function doerFollows(all: Candidates, at: number): boolean {
  const from = all.articled(at) ? at + 1 : at;
  const { titles, tokens } = all.parts;
  const ends = range(from + 1, from + 1 + MOST_TITLE);
  return ends.some((to) => titles.isDoer(tokens[to - 1]?.word ?? '') && all.isTitle(from, to));
}
