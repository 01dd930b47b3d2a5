import { isDeepStrictEqual } from 'node:util';
import type { Answer, AnswerRole } from '../contract/answer.ts';
import { ungrounded } from './numbers.ts';
import type { EvalQuestion } from './sets.ts';

/** Mentions that platforms act on; an answer must never ping anybody. */
const MENTIONS = ['@everyone', '@here', '<!channel>', '<!here>', '<!everyone>', '<@U'];

/**
 * The first expectation that an answer misses, in words, or null when it is right. Numbers that nothing accounts
 * for and mentions that a platform would act on are never right. `asked`: the questions of the conversation.
 */
export function missOf({ expect }: EvalQuestion, answer: Answer, asked: readonly string[]): string | null {
  return missed(expect, answer) ?? missedAll(expect.anyOf, answer) ?? loose(answer, asked);
}

type Expect = Omit<EvalQuestion['expect'], 'anyOf'>;

const missed = (expect: Expect, answer: Answer): string | null =>
  missedShape(expect, answer) ??
  missedRoles(expect, answer) ??
  missedRead(expect, answer) ??
  missedText(expect, answer) ??
  missedWords(expect, answer);

/** Returns the fault of the last of several expectations, if all of them fail. */
function missedAll(anyOf: readonly Expect[] | undefined, answer: Answer): string | null {
  const misses = (anyOf ?? []).map((expect) => missed(expect, answer));
  return misses.includes(null) ? null : (misses.at(-1) ?? null);
}

function missedShape(expect: Expect, answer: Answer): string | null {
  for (const key of ['outcome', 'intent'] as const) {
    const wanted = expect[key];
    if (wanted !== undefined && !listOf(wanted).includes(answer[key]))
      return `${key} is ${answer[key]}, not ${listOf(wanted).join(' or ')}`;
  }
  const aspect = expect.aspects?.find((one) => !answer.aspects.some((own) => own === one));
  if (aspect) return `aspects are without ${aspect}`;
  const choice = expect.choicesInclude?.find((wanted) => !listOf(wanted).some((id) => offers(answer, id)));
  if (choice) return `choices are without ${named([choice])}`;
  const gap = expect.missing?.find((wanted) => !answer.missing.some((own) => within(wanted, own)));
  if (gap) return `missing is without ${JSON.stringify(gap)}`;
  const sourced = answer.sources.length > 0 && answer.facts.every(({ source }) => source !== '');
  return expect.sourced && !sourced ? 'no source is named' : null;
}

function missedRoles(expect: Expect, { roles: own }: Answer): string | null {
  const got = `roles are ${own.map(({ id }) => id).join(', ') || 'none'}`;
  const anyOrder = Array.isArray(expect.rolesAnyOrder)
    ? expect.rolesAnyOrder
    : expect.rolesAnyOrder
      ? expect.roles
      : undefined;
  const inOrder = (wanted: readonly Wanted[]) => wanted.every((one, at) => isRole(own[at], one));
  if (anyOrder) {
    if (own.length !== anyOrder.length || !eachOnce(anyOrder, own)) return `${got}, not ${named(anyOrder)}`;
  } else if (expect.roles && (own.length !== expect.roles.length || !inOrder(expect.roles)))
    return `${got}, not ${named(expect.roles)}`;
  if (expect.rolesInclude && !eachOnce(expect.rolesInclude, own))
    return `${got}, without ${named(expect.rolesInclude)}`;
  if (expect.rolesFirst !== undefined && !isRole(own[0], expect.rolesFirst))
    return `${got}, not ${named([expect.rolesFirst])} first`;
  const out = expect.rolesExclude?.find((unwanted) => own.some((role) => isRole(role, unwanted)));
  return out ? `${got}, with ${named([out])}` : null;
}

/** Returns the fault of the answer's reading: filters, totals, unused and uncovered words. */
function missedRead(expect: Expect, answer: Answer): string | null {
  const out = expect.aspectsExclude?.find((unwanted) => answer.aspects.some((own) => own === unwanted));
  if (out) return `aspects are with ${out}`;
  const [least, most] = [expect.total ?? []].flat();
  const { total = Number.NaN } = answer;
  if (least !== undefined && !(total >= least && total <= (most ?? least)))
    return `total is ${answer.total ?? 'left out'}`;
  for (const key of ['unused', 'notCovered'] as const) {
    const holds = (words: Wanted) =>
      listOf(words).some((one) => answer[key].some((own) => contains(own, one)));
    const lacking = expect[key]?.find((words) => !holds(words));
    if (lacking) return `${key} is without ${named([lacking])}`;
  }
  const filter = expect.filters?.find((wanted) => !answer.filters.some((own) => agrees(wanted, own)));
  return filter ? `filters are without ${JSON.stringify(filter)}` : null;
}

/** Returns whether a filter has each wanted value, or one of the values where several are wanted. */
function agrees(wanted: Readonly<Record<string, unknown>>, own: object): boolean {
  const held = new Map(Object.entries(own));
  return Object.entries(wanted).every(([key, values]) =>
    [values].flat().some((value) => isDeepStrictEqual(value, held.get(key))),
  );
}

function missedText(expect: Expect, { text }: Answer): string | null {
  const lacking = expect.mustContain?.find((phrase) => !contains(text, phrase));
  if (lacking !== undefined) return `the text is without “${lacking}”`;
  const groups = expect.mustContainAny ?? [];
  const flat = groups.every((group) => typeof group === 'string');
  const group = (flat && groups.length > 0 ? [groups.flat()] : groups.map(listOf)).find(
    (phrases) => !phrases.some((phrase) => contains(text, phrase)),
  );
  if (group) return `the text has none of “${group.join('”, “')}”`;
  const wrong = [...(expect.mustNotContain ?? []), ...MENTIONS].find((phrase) => contains(text, phrase));
  return wrong === undefined ? null : `the text has “${wrong}”`;
}

/** Words at the front of the text, and whole words anywhere in it. */
function missedWords({ lead, leadNot, wordsNot }: Expect, { text }: Answer): string | null {
  const words = ` ${wordsOf(text)} `;
  const begins = (phrase: string) => words.startsWith(` ${wordsOf(phrase)} `);
  if (lead !== undefined && !listOf(lead).some(begins))
    return `the text does not begin with ${named([lead])}`;
  const begun = listOf(leadNot ?? []).find(begins);
  if (begun !== undefined) return `the text begins with “${begun}”`;
  const wrong = wordsNot?.find((phrase) => words.includes(` ${wordsOf(phrase)} `));
  return wrong === undefined ? null : `the text has the words “${wrong}”`;
}

function loose(answer: Answer, asked: readonly string[]): string | null {
  const numbers = ungrounded(answer, asked);
  return numbers.length > 0 ? `no fact accounts for ${numbers.join(', ')}` : null;
}

type Wanted = string | readonly string[];

const listOf = (one: Wanted): readonly string[] => (typeof one === 'string' ? [one] : one);
const named = (wanted: readonly Wanted[]): string => wanted.map((one) => listOf(one).join(' or ')).join(', ');

function isRole(role: AnswerRole | undefined, wanted: Wanted): boolean {
  return listOf(wanted).some((name) =>
    name.startsWith('soc:') ? role?.soc === name.slice('soc:'.length) : role?.id === name,
  );
}

/** Returns whether each of the wanted roles can be matched to a role of its own. */
function eachOnce([first, ...others]: readonly Wanted[], own: readonly AnswerRole[]): boolean {
  if (first === undefined) return true;
  return own.some((role, at) => isRole(role, first) && eachOnce(others, own.toSpliced(at, 1)));
}

function offers({ choices }: Answer, id: string): boolean {
  const spoken = plain(id.replaceAll('-', ' '));
  return choices.some(
    ({ label, roles: ids, socs }) =>
      ids.includes(id) || plain(label) === spoken || socs.some((soc) => `soc:${soc}` === id),
  );
}

function within(wanted: Readonly<Record<string, string>>, own: object): boolean {
  const held = Object.entries(own);
  return Object.entries(wanted).every(([key, value]) => held.some(([k, v]) => k === key && v === value));
}

/** Containment without regard to case, spaces, curly quotes and dashes; no figure is found inside a longer one. */
export function contains(text: string, phrase: string): boolean {
  const wanted = plain(phrase).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = /^\d/.test(phrase) ? '(?<!\\d|\\d[.,])' : '';
  const after = /\d$/.test(phrase) ? '(?!\\d)' : '';
  return new RegExp(`${before}${wanted}${after}`, 'u').test(plain(text));
}

/** The words of a text in lower case, one space between them. */
const wordsOf = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}$%'-]+/gu, ' ')
    .trim();

function plain(text: string): string {
  return text
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
