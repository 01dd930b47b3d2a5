import type { Span } from './annotate.ts';
import type { Ground } from './evidence.ts';
import { stem, type Token } from './words.ts';

/** Words of a sentence that stand for one role or several, and which. */
export interface RoleGroup {
  from: number;
  to: number;
  roles: readonly string[];
  /** Named outright, or by a word such as "they", "the latter", "both". */
  named: boolean;
  /** Attached to what stands before it: "for officers", "of directors", "(officer)". */
  attached: boolean;
  /** What another role is held against: "than officers". */
  object: boolean;
}

/** What earlier sentences leave open for the next one. */
export interface RoleMemory {
  /** The last that a sentence was about. */
  subject: readonly string[] | null;
  /** The roles in the order in which a sentence last named them. */
  order: readonly string[];
}

const ATTACHING = new Set(['for', 'of', 'among', 'in', 'amongst', '(', 'by', 'with']);
const PASSED = new Set(['the', 'a', 'an', 'all', 'these', 'those', 'both', 'our', 'new', 'people', 'most']);
const JOINTS = new Set([
  'and',
  'or',
  ',',
  '&',
  'the',
  'a',
  'an',
  'for',
  'of',
  'among',
  'vs',
  'versus',
  'nor',
  'as',
  'well',
  'in',
  'to',
]);
const SINGLES = new Set(['it', 'its', 'they', 'them', 'their', 'theirs']);
const PLURALS = new Set(['they', 'them', 'their', 'theirs']);
const ALL = new Set(['both', 'each', 'either', 'neither', 'everyone', 'two', 'alike']);
const NOUNS = new Set(['role', 'job', 'occupation', 'position', 'post', 'title', 'one'].map(stem));
const FORMER = new Set(['former', 'first']);
const LATTER = new Set(['latter', 'second', 'other']);

/** The role groups of a sentence in order; words that point back are resolved by what came before. */
export function roleGroups(
  tokens: readonly Token[],
  spans: readonly Span[],
  of: Ground,
  memory: RoleMemory,
): RoleGroup[] {
  const out: RoleGroup[] = [];
  const all = of.roles.map((r) => r.id);
  for (const span of spans) {
    if (span.figure) continue;
    const roles = span.roles ?? pointed(tokens, span, out, all, memory);
    if (!roles?.length) continue;
    const previous = out.at(-1);
    const named = span.roles !== null;
    if (
      previous &&
      named &&
      previous.named &&
      joined(tokens, previous.to, span.from) &&
      !previous.roles.includes(roles[0] ?? '')
    ) {
      out[out.length - 1] = { ...previous, to: span.to, roles: [...previous.roles, ...roles] };
      continue;
    }
    const before = wordBefore(tokens, span.from);
    out.push({
      from: span.from,
      to: span.to,
      roles,
      named,
      attached: ATTACHING.has(before),
      object: before === 'than' || before === 'to',
    });
  }
  return out;
}

function wordBefore(tokens: readonly Token[], at: number): string {
  let i = at - 1;
  while (i >= 0 && PASSED.has(tokens[i]?.word ?? '')) i -= 1;
  return tokens[i]?.word ?? '';
}

function joined(tokens: readonly Token[], from: number, to: number): boolean {
  const between = tokens.slice(from, to);
  if (between.length === 0) return false;
  if (between.every((t) => t.word === ',')) return true;
  return (
    between.every((t) => JOINTS.has(t.word)) &&
    between.some((t) => /^(?:and|or|&|vs|versus|nor)$/.test(t.word))
  );
}

function pointed(
  tokens: readonly Token[],
  span: Span,
  before: readonly RoleGroup[],
  all: readonly string[],
  memory: RoleMemory,
): readonly string[] | null {
  if (span.to - span.from !== 1) return null;
  const word = tokens[span.from]?.word ?? '';
  const previous = tokens[span.from - 1]?.word ?? '';
  const next = tokens[span.to]?.stem ?? '';
  if (SINGLES.has(word)) {
    if (next === 'is' && word === 'it' && before.length === 0) return null;
    if (word === 'its' && before.length === 0 && memory.subject === null) return null;
    const last = before.findLast((g) => !g.object) ?? before.at(-1);
    return last?.roles ?? memory.subject ?? (PLURALS.has(word) ? all : null);
  }
  if (word === 'each' && /^(?:%|\d.*|years?|percent)$/.test(previous) && !NOUNS.has(next)) return null;
  const order = orderOf(before, all, memory);
  if (FORMER.has(word) && previous === 'the' && (word === 'former' || endsPhrase(tokens, span.to)))
    return order.slice(0, 1);
  if (LATTER.has(word) && previous === 'the' && (word === 'latter' || endsPhrase(tokens, span.to)))
    return order.slice(1, 2);
  if (
    word === 'one' &&
    previous === 'the' &&
    endsPhrase(tokens, span.to) &&
    tokens.some((t) => t.word === 'other')
  )
    return order.slice(0, 1);
  if (
    ALL.has(word) &&
    all.length > 1 &&
    !(word === 'two' && !/^(?:the|these|those)$/.test(previous) && !NOUNS.has(next))
  )
    return all;
  if (/^(?:roles|jobs|occupations)$/.test(word) && /^(?:the|these|two|both)$/.test(previous)) return all;
  if (/^(?:role|job|occupation|position)$/.test(word) && /^(?:the|this|that)$/.test(previous))
    return before.at(-1)?.roles ?? memory.subject;
  return null;
}

/** "the first earns": a role; "the first skill": not. */
function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return (
    !next ||
    next.kind === 'mark' ||
    NOUNS.has(next.stem) ||
    /^(?:is|are|earns?|pays?|asks?|needs?|requires?|has|have|generally|usually|typically|in|at|starts?|works?|to|does|faces?|holds?|with|averages?|makes?|comes?|gets?|leads?|of|by|and)$/.test(
      next.word,
    )
  );
}

/**
 * The order in which roles were last named, those not named after them. With `own`, a single role that the
 * sentence names comes first; "the former" looks further back.
 */
export function orderOf(
  before: readonly RoleGroup[],
  all: readonly string[],
  memory: RoleMemory,
  own = false,
): string[] {
  const named = [...new Set(before.filter((g) => g.named).flatMap((g) => g.roles))];
  if (named.length > 1 || (named.length === 1 && (own || memory.order.length < 2)))
    return [...named, ...all.filter((r) => !named.includes(r))];
  return memory.order.length ? [...memory.order, ...all.filter((r) => !memory.order.includes(r))] : [...all];
}

/** What a sentence leaves for the next. */
export function remember(groups: readonly RoleGroup[], memory: RoleMemory): RoleMemory {
  const named = [...new Set(groups.filter((g) => g.named).flatMap((g) => g.roles))];
  const subject = groups.find((g) => !g.object && (!g.attached || g.from < 4)) ?? groups[0];
  return {
    subject: subject?.roles ?? memory.subject,
    order: named.length > 1 ? named : [...new Set([...memory.order, ...named])],
  };
}
