import { isGerund } from '../../language/inflect.ts';
import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import { isSettled } from '../reading/mention.ts';
import type { Named, TitleFinder } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import type { Run } from './stretches.ts';
import { MOST_OBJECT } from './things.ts';
import { isCompared, isDeed, isTalk, lemmasOf, type Made, madeOf } from './word-forms.ts';

/** The values of a title that is told by what is done, by the asker or one of theirs ("drives a forklift") or anyone. */
export const DOES = 'does';
export const DONE = 'done';

/** Roles that are less likely are not meant because of a place either. */
const LIKELY = 0.1;
const ASKED = ['auxiliary', 'question'];

/**
 * Proposes work that is told by what is done as the job that is called so: "drives a forklift" as a forklift driver,
 * "cutting hair" as a hair cutter; or else as the one of which such a thing is told: "cleans teeth".
 */
export function addDone(all: Candidates): void {
  for (let at = 0; at < all.parts.tokens.length; at += 1) {
    if (!stands(all, at)) continue;
    const made = madeOf(all.parts, at);
    const done = ofObject(all, at, made) ?? alone(all, at, made);
    if (done) add(all, at, { ...done, to: all.things.withPlace(done.to) });
  }
}

/** A form of a verb stands here, not the noun that is spelled like it. */
function stands(all: Candidates, at: number): boolean {
  const { around, tokens } = all.parts;
  const { word = '', number = 0 } = tokens[at] ?? {};
  // "self driving": it is the end of what is said of a thing; "what training does an X need", "who does what".
  if (number !== null || all.things.ends.has(at) || around.precedes(at + 1, ...ASKED)) return false;
  // "do I need a tool": what is needed is nothing that somebody does.
  if (around.precedes(at, 'need')) return false;
  // "wants to pay me": what is done to the asker is no job.
  if (around.precedes(at + 1, 'filler.me')) return false;
  // "at growth numbers": what is asked about, and no verb.
  if (all.things.sensed.has(at) && !all.things.small.has(at)) return false;
  if (isGerund(word)) return around.inSlot(at, at + 1, '@doing');
  // "the way to clean a pan", "can you write my letter": it is no job there.
  const led = isLed(all, at);
  // "a degree to be a nurse": of the small verbs hardly one says what is done.
  if (all.kinds.function[at])
    return (led && isDeed(all.parts, at)) || around.inSlot(at, at + 1, '@auxiliary');
  if (word.endsWith('s')) return around.inSlot(at, at + 1, '@does');
  if (around.follows(at, 'joint.to') && !led) return false;
  if (around.follows(at, 'filler.you') && around.inSlot(at - 1, at, '@request')) return false;
  return around.inSlot(at, at + 1, '@do') || hasDone(all, at);
}

/** The longest object that makes a title with a word for who does it. */
function ofObject(all: Candidates, at: number, made: Made): { to: number; named: Named } | undefined {
  const objects = [...all.things.objects(at + 1)];
  for (const [from, to] of objects) {
    // "help desk technicians": what is listed as it stands is a title, and nothing that is done.
    const titled = isTitled(all, at, to) || isSomebody(all, from, to);
    const words = titled ? undefined : called(all, [from, to], made);
    if (words) return { to, named: likeliest(all, [from, to], made, words) };
  }
  const clause = all.things.clause(at + 1);
  if (clause.length === 0) return undefined;
  // "they pay to car mechanics", "going to nursing school": the words as they stand are one.
  const apart = !isTheirs(all, at) && clause.every((one) => all.isTitle(one, one + 1));
  const mayEnd = (to: number) => isSaid(all, at, to) && !all.isTitle(at, to);
  if (apart || ![at, ...clause].some((last) => mayEnd(last + 1))) return undefined;
  const { told, used, ...named } = doersOf(all, clause, made);
  const to = (clause[used - 2] ?? at) + 1;
  const known = named.verdict !== 'unknown' && told >= MATCH.toldAlone;
  return known && mayEnd(to) ? { to, named } : undefined;
}

function isTitled(all: Candidates, at: number, to: number): boolean {
  const { titles, tokens } = all.parts;
  return all.isTitle(at, to) && titles.isDoer(tokens[to - 1]?.word ?? '');
}

/** "training for crane operator": who is named without an article is a title, and nothing that is done to somebody. */
function isSomebody(all: Candidates, from: number, to: number): boolean {
  const { word = '' } = all.parts.tokens[to - 1] ?? {};
  return singular(word) === word && !all.articled(from - 1) && isTitled(all, from, to);
}

/** Somebody is said to do it, or to want to, and as a job. */
function isSaid(all: Candidates, at: number, to: number): boolean {
  const { around, tokens } = all.parts;
  const paid = isGerund(tokens[at]?.word) && around.inSlot(at, to, '@paid');
  const said = ['@calling', '@said'].some((slot) => around.inSlot(at, to, slot));
  return paid || said || isLed(all, at) || isTheirs(all, at) || isI(all, at - 1);
}

/** "my uncle lays bricks": somebody of the asker's does it; not "my sister says teachers …", "… tells me …". */
function isTheirs(all: Candidates, at: number): boolean {
  const { around } = all.parts;
  const from = all.phrases.get(at) ?? at - 1;
  const named = around.follows(from, 'owner') && all.things.isThing(from) && !all.parted(at);
  return named && !isTalk(all.parts, range(at + 1, at + 1 + MOST_OBJECT));
}

/** "wants to fix cars", "a degree to sell houses". */
function isLed(all: Candidates, at: number): boolean {
  const { around } = all.parts;
  return around.follows(at, 'joint.to') && (around.follows(at, 'want') || around.inSlot(at - 1, at, '@led'));
}

/** What is listed under a title, or, where several are and hardly any evidence tells them apart, who does just that. */
function likeliest(all: Candidates, run: Run, made: Made, words: readonly string[]): Named {
  const named = all.parts.titles.resolve(words.join(' '));
  const [best, ...others] = named.candidates;
  if (best?.evidence !== 'listed' || others.length === 0 || !all.things.isPlain(run)) return named;
  const [doer] = doersOf(all, range(...run), made).candidates;
  const meant = others.find((one) => one.role === doer?.role && one.confidence >= LIKELY);
  if (!meant) return named;
  return { ...named, candidates: [meant, ...named.candidates.filter((one) => one !== meant)] };
}

/** Of whom it is told that they do something with the things at some places. */
function doersOf(
  all: Candidates,
  things: readonly number[],
  { bases, doers, gerunds }: Made,
): ReturnType<TitleFinder['done']> {
  const { titles } = all.parts;
  const words = things.map((at) => lemmasOf(all.parts, at));
  return titles.done([[...bases, ...doers, ...gerunds], ...words]);
}

/** What is listed for who does something to an object, or for the doing of it. */
function called(all: Candidates, [from, to]: Run, { doers, gerunds }: Made): string[] | undefined {
  const { titles } = all.parts;
  const object = all.words(from, to);
  const asks = object.some((_, at) => all.things.sensed.has(from + at));
  const wordings = [
    ...doers.map((doer) => [...object, ...doer.split(' ')]),
    ...gerunds.map((gerund) => [gerund, ...object]).filter((words) => titles.isField(words)),
  ];
  const listed = wordings.filter((words) => titles.strength(words) !== null || titles.isTitle(words));
  const named = (words: readonly string[]) => titles.resolve(words.join(' '));
  const settled = listed.filter((words) => isSettled(named(words)));
  return (
    settled.find((words) => titles.strength(words) === 'strong') ??
    settled[0] ??
    listed.find((words) => named(words).verdict === 'ask') ??
    (object.length > 1 && !asks && isSaid(all, from - 1, to)
      ? wordings.find((words) => isSure(all, words))
      : undefined)
  );
}

/** Listed nowhere, and yet surely one: "power line repairer". */
function isSure(all: Candidates, words: readonly string[]): boolean {
  const { titles } = all.parts;
  if (!titles.endsTitles(words.at(-1) ?? '') || !words.every((word) => titles.inTitles(word))) return false;
  const { verdict, candidates } = titles.resolve(words.join(' '));
  return verdict === 'sure' && (candidates[0]?.confidence ?? 0) >= MATCH.listedNowhere;
}

/** "someone who welds", "I weld for a living". */
function alone(all: Candidates, at: number, { doers }: Made): { to: number; named: Named } | undefined {
  const { around, titles } = all.parts;
  const calling = ['@calling', '@relative'].some((slot) => around.inSlot(at, at + 1, slot));
  if (all.things.sensed.has(at) || !calling) return undefined;
  const doer = doers.find((one) => titles.strength([one]) === 'strong');
  return doer === undefined ? undefined : { to: at + 1, named: titles.resolve(doer) };
}

function add(all: Candidates, at: number, { to, named }: { to: number; named: Named }): void {
  const { prices } = all.parts.english.file;
  const own = isOwn(all, at, to);
  // "I" is no rank here.
  const from = own && isI(all, at - 1) ? at - 1 : at;
  const price = prices.done + prices.titleExtraWord * (to - from - 1);
  all.add(from, to, price, named, 'title', own ? DOES : DONE);
}

/** "drives a truck", "I've been driving a truck", "after driving a truck". */
function isOwn(all: Candidates, at: number, to: number): boolean {
  const { around, tokens } = all.parts;
  if (isGerund(tokens[at]?.word)) return around.inSlot(at, to, '@told') || hasDone(all, at);
  const theirs = isTheirs(all, at) && isCompared(all.parts);
  return hasDone(all, at) || (around.inSlot(at, to, '@own') && !theirs);
}

/** "I've driven", "I have been driving": the asker has done it, or does. */
function hasDone(all: Candidates, at: number): boolean {
  let before = at - 1;
  while (all.parts.around.follows(before + 1, 'auxiliary')) before -= 1;
  return before < at - 1 && isI(all, before);
}

/** A small word of one letter. */
function isI(all: Candidates, at: number): boolean {
  return all.kinds.filler[at] === true && all.parts.tokens[at]?.word.length === 1;
}
