import type { RoleHead } from '../../src/catalogue/catalogue.ts';
import type { AnswerFact } from '../../src/contract/answer.ts';
import type { Item } from '../../src/contract/schema.ts';
import { noun, nounPlural } from '../../src/wording/nouns.ts';

/**
 * Reads a printed sentence as a sceptical reader would, and holds every figure in it against the facts. It shares
 * nothing with the printer but the names of roles: figures are found in the text by their form, given to the role that
 * the words give them to, and computed anew.
 */
export function untrueIn(
  sentence: string,
  facts: readonly AnswerFact[],
  roles: readonly RoleHead[],
): string[] {
  const names = namesIn(sentence, roles);
  const figures = figuresIn(sentence, names);
  return figures.flatMap((figure) => {
    if (isComputed(figure, facts)) return wrongWay(sentence, figure, figures, names, facts);
    const role = roleOf(figure, figures, names, sentence);
    if (role === undefined) return holdsFigure(facts, figure) ? [] : [`${figure.text} is of no fact`];
    const own = facts.filter((fact) => fact.role === role);
    return holdsFigure(own, figure) ? [] : [`${figure.text} is not a figure of ${role}`];
  });
}

interface Placed {
  at: number;
  end: number;
}
interface Named extends Placed {
  role: string;
}
interface Figure extends Placed {
  text: string;
  value: number;
  money: boolean;
  percent: boolean;
}

/** Where roles are named, the longest name first, so that "officer" inside "operations officer" is not another role. */
function namesIn(sentence: string, roles: readonly RoleHead[]): Named[] {
  const lower = sentence.toLowerCase();
  const all = roles
    .flatMap((head) =>
      [nounPlural(head), noun(head)].map((name) => ({ role: head.id, name: name.toLowerCase() })),
    )
    .sort((a, b) => b.name.length - a.name.length);
  const found: Named[] = [];
  for (const { role, name } of all)
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (!found.some((other) => at < other.end && other.at < end)) found.push({ role, at, end });
    }
  return found.sort((a, b) => a.at - b.at);
}

const FIGURE = /([-−])?(\$)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%| percentage points?)?/g;

/** Figures outside names, quotations and brackets: a title may hold a number, and a date stands in brackets. */
function figuresIn(sentence: string, names: readonly Named[]): Figure[] {
  const bare = sentence
    .replace(/“[^”]*”/g, (text) => ' '.repeat(text.length))
    .replace(/\([^)]*\b(?:19|20)\d\d[^)]*\)/g, (text) => ' '.repeat(text.length));
  return [...bare.matchAll(FIGURE)].flatMap((match) => {
    const [text, sign, money, digits = '', decimals = '', percent] = match;
    const [at, end] = [match.index, match.index + text.length];
    if (names.some((name) => at < name.end && name.at < end)) return [];
    const value = Number(digits.replaceAll(',', '') + decimals) * (sign ? -1 : 1);
    return [{ text, at, end, value, money: money !== undefined, percent: percent !== undefined }];
  });
}

/** The role that the words give a figure to: the one behind "for" or "of" right after it, else the last before it. */
function roleOf(
  figure: Figure,
  figures: readonly Figure[],
  names: readonly Named[],
  sentence: string,
): string | undefined {
  // The two ends of a range are one figure.
  const joined = (one: Figure, other: Figure) => /^\s*–\s*\$?$/.test(sentence.slice(one.end, other.at));
  const later = figures.filter(({ at }) => at > figure.at);
  const next = later.find((one, at) => !joined(later[at - 1] ?? figure, one))?.at ?? sentence.length;
  const behind = names.find(({ at }) => at >= figure.end && at < next);
  if (behind && /^[^:;.]*?\b(?:for|of)\b[^:;.]*$/.test(sentence.slice(figure.end, behind.at)))
    return behind.role;
  return names.filter(({ end }) => end <= figure.at).at(-1)?.role ?? behind?.role;
}

function holdsFigure(facts: readonly AnswerFact[], { value, money, percent }: Figure): boolean {
  return facts.some((fact) => {
    if (money && !fact.display.includes('$') && fact.unit !== 'list') return false;
    const shares = Array.isArray(fact.value)
      ? (fact.value as Item[]).flatMap((item) => item.percent ?? [])
      : [];
    if (percent && fact.unit !== 'percent' && shares.length === 0 && !fact.display.includes('%'))
      return false;
    const own = typeof fact.value === 'number' ? [fact.value] : [];
    const ends =
      typeof fact.value === 'object' && 'min' in fact.value ? [fact.value.min, fact.value.max] : [];
    const written = [...fact.display.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([text]) =>
      Number(text.replaceAll(',', '')),
    );
    return [...own, ...ends, ...shares, ...written].some((one) => Math.abs(one - value) < 0.051);
  });
}

/** Every pair of figures of one field, for what is worked out. */
function pairsOf(facts: readonly AnswerFact[]): [number, number][] {
  const numbers = facts.flatMap(({ role, unit, value }) => {
    if (typeof value === 'number') return [{ role, kind: unit as string, value }];
    if (Array.isArray(value))
      return (value as Item[]).flatMap(({ label, percent }) =>
        percent === undefined ? [] : [{ role, kind: label, value: percent }],
      );
    if (typeof value !== 'object') return [];
    return [
      { role, kind: 'from', value: value.min },
      { role, kind: 'to', value: value.max },
    ];
  });
  return numbers.flatMap((one) =>
    numbers
      .filter((other) => other.role !== one.role && other.kind === one.kind && one.value > other.value)
      .map((other): [number, number] => [one.value, other.value]),
  );
}

const near = (one: number, other: number, by: number) => Math.abs(one - other) <= by;

/** Whether a figure is a difference, a ratio or a percentage, and of no fact itself. */
function isComputed(figure: Figure, facts: readonly AnswerFact[]): boolean {
  if (holdsFigure(facts, figure)) return false;
  return pairsOf(facts).some(
    ([high, low]) =>
      near(figure.value, high - low, 0.051) ||
      (low > 0 &&
        (near(figure.value, high / low, 0.051) ||
          near(figure.value, (100 * (high - low)) / low, 0.051) ||
          near(figure.value, (100 * (high - low)) / high, 0.051))),
  );
}

/** "more" where the first is the lower, "less" where it is the higher, and a ratio with "less". */
function wrongWay(
  sentence: string,
  figure: Figure,
  figures: readonly Figure[],
  names: readonly Named[],
  facts: readonly AnswerFact[],
): string[] {
  const before = figures.filter((one) => one.end <= figure.at && holdsFigure(facts, one));
  const role = (one: Figure | undefined) => one && roleOf(one, figures, names, sentence);
  const [first] = before;
  const second = before.find((one) => role(one) !== role(first));
  if (!first || !second) return [`${figure.text} is worked out from figures that are not said of two`];
  const word = /^\S*\s*(?:percentage points?\s+)?(more|less|times)/.exec(sentence.slice(figure.at))?.[1];
  // "the other way round" turns what follows it.
  const turned = sentence.slice(0, figure.at).includes('other way round');
  const rises = first.value > second.value !== turned;
  if (word === 'more' && !rises) return [`${figure.text} more: it is less`];
  if ((word === 'less' || word === undefined) && rises && word === 'less')
    return [`${figure.text} less: it is more`];
  if (word === 'times' && !rises) return [`${figure.text} times as much: it is less`];
  return [];
}
