import type { Span } from './annotate.ts';
import type { Ground } from './evidence.ts';
import type { GroundingLexicon } from './lexicon.ts';
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

/** The role groups of a sentence in order; words that point back are resolved by what came before. */
export function roleGroups(
  tokens: readonly Token[],
  spans: readonly Span[],
  of: Ground,
  memory: RoleMemory,
): RoleGroup[] {
  const out: RoleGroup[] = [];
  const all = of.roles.map((r) => r.id);
  const { structure } = of.lexicon;
  for (const span of spans) {
    if (span.figure) continue;
    const roles = span.roles ?? pointed(tokens, span, out, all, memory, of.lexicon);
    if (!roles?.length) continue;
    const previous = out.at(-1);
    const named = span.roles !== null;
    if (
      previous &&
      named &&
      previous.named &&
      joined(tokens, previous.to, span.from, structure) &&
      !previous.roles.includes(roles[0] ?? '')
    ) {
      out[out.length - 1] = { ...previous, to: span.to, roles: [...previous.roles, ...roles] };
      continue;
    }
    const before = wordBefore(tokens, span.from, structure);
    out.push({
      from: span.from,
      to: span.to,
      roles,
      named,
      attached: structure.attaching.has(before),
      object: before === 'than' || before === 'to',
    });
  }
  return out;
}

type Structure = GroundingLexicon['structure'];

function wordBefore(tokens: readonly Token[], at: number, { passed }: Structure): string {
  let i = at - 1;
  while (i >= 0 && passed.has(tokens[i]?.word ?? '')) i -= 1;
  return tokens[i]?.word ?? '';
}

function joined(tokens: readonly Token[], from: number, to: number, { joints, joining }: Structure): boolean {
  const between = tokens.slice(from, to);
  if (between.length === 0) return false;
  if (between.every((t) => t.word === ',')) return true;
  return between.every((t) => joints.has(t.word)) && between.some((t) => joining.has(t.word));
}

function pointed(
  tokens: readonly Token[],
  span: Span,
  before: readonly RoleGroup[],
  all: readonly string[],
  memory: RoleMemory,
  lexicon: GroundingLexicon,
): readonly string[] | null {
  const { structure } = lexicon;
  const roleNoun = (s: string) => [...structure.role_nouns].some((noun) => stem(noun) === s);
  if (span.to - span.from !== 1) return null;
  const word = tokens[span.from]?.word ?? '';
  const previous = tokens[span.from - 1]?.word ?? '';
  const next = tokens[span.to]?.stem ?? '';
  if (structure.pronouns.has(word)) {
    if (next === 'is' && word === 'it' && before.length === 0) return null;
    if (word === 'its' && before.length === 0 && memory.subject === null) return null;
    const last = before.findLast((g) => !g.object) ?? before.at(-1);
    return last?.roles ?? memory.subject ?? (structure.plural_pronouns.has(word) ? all : null);
  }
  if (word === 'each' && /^(?:%|\d.*|years?|percent)$/.test(previous) && !roleNoun(next)) return null;
  const order = orderOf(before, all, memory);
  if (
    structure.former.has(word) &&
    previous === 'the' &&
    (word === 'former' || endsPhrase(tokens, span.to, lexicon))
  )
    return order.slice(0, 1);
  if (
    structure.latter.has(word) &&
    previous === 'the' &&
    (word === 'latter' || endsPhrase(tokens, span.to, lexicon) || countsOn(tokens, span.to, before, lexicon))
  )
    return order.slice(1, 2);
  if (
    word === 'one' &&
    previous === 'the' &&
    endsPhrase(tokens, span.to, lexicon) &&
    tokens.some((t) => t.word === 'other')
  )
    return order.slice(0, 1);
  if (
    structure.both.has(word) &&
    all.length > 1 &&
    !(word === 'two' && !structure.counting.has(previous) && !roleNoun(next))
  )
    return all;
  if (structure.these_roles.has(word) && structure.counting.has(previous)) return all;
  if (structure.this_role.has(word) && structure.pointing.has(previous))
    return before.at(-1)?.roles ?? memory.subject;
  return null;
}

/** "the first needs two years, the second five": a number after the second of a pair whose first was a role. */
const countsOn = (
  tokens: readonly Token[],
  at: number,
  before: readonly RoleGroup[],
  { structure, file }: GroundingLexicon,
) =>
  before.some((g) => structure.former.has(tokens[g.from]?.word ?? '')) &&
  (tokens[at]?.kind === 'numeral' || (tokens[at]?.word ?? '') in file.numberWords);

/** "the first earns": a role; "the first skill": not. */
function endsPhrase(tokens: readonly Token[], at: number, { structure, action }: GroundingLexicon): boolean {
  const next = tokens[at];
  return (
    !next ||
    next.kind === 'mark' ||
    [...structure.role_nouns].some((noun) => stem(noun) === next.stem) ||
    structure.predicates.has(next.word) ||
    (action.has(next.stem) && /s$/.test(next.word))
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
