import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Evidence, Ground } from './evidence.ts';
import type { Mark } from './lexicon.ts';
import { type Figure, figuresOf } from './numbers.ts';
import { plain, stem, stemsOf, type Token, tokenise } from './words.ts';

/** A run of tokens and everything that it may be. */
export interface Span {
  from: number;
  to: number;
  marks: readonly Mark[];
  /** Fields that its words ask for; only fields that the case has. */
  fields: ReadonlySet<string> | null;
  /** The roles that it names. */
  roles: readonly string[] | null;
  /** Short values that it repeats. */
  values: readonly Evidence[] | null;
  figure: Figure | null;
}

/** What the words of one case may mean, ready to be looked up: built once a draft. */
export interface Words {
  roles: ReadonlyMap<string, readonly string[]>;
  values: ReadonlyMap<string, readonly Evidence[]>;
  topics: ReadonlyMap<string, ReadonlySet<string>>;
  /** Titles that hold a comma, in which it separates nothing. */
  titles: ReadonlySet<string>;
}

const keyWithMarks = (text: string) =>
  tokenise(plain(text))
    .map((t) => t.stem)
    .join(' ');

const LONGEST_VALUE = 5;
const LONGEST_SPAN = 8;
const topicsOf = new WeakMap<FieldRegistry, ReadonlyMap<string, ReadonlySet<string>>>();

export function caseWords(of: Ground): Words {
  let topics = topicsOf.get(of.registry);
  if (!topics) {
    topics = registryTopics(of);
    topicsOf.set(of.registry, topics);
  }
  const titles = of.roles.flatMap((r) => [r.title, r.plural ?? '']).filter((title) => title.includes(','));
  return {
    roles: roleWords(of),
    values: valueWords(of),
    topics,
    titles: new Set(titles.map((title) => keyWithMarks(title))),
  };
}

/** Words of the registry and of the lexicon → the fields that they speak of. */
function registryTopics(of: Ground): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  const add = (phrase: string, fields: readonly string[]) => {
    const key = stemsOf(phrase).join(' ');
    if (!key) return;
    const known = out.get(key) ?? new Set();
    for (const f of fields) known.add(f);
    out.set(key, known);
  };
  for (const field of of.registry.all) {
    const head = field.label.split(',')[0] ?? '';
    const bare = stemsOf(field.label).length === 1 && (field.unit === 'phrase' || field.unit === 'list');
    for (const phrase of [
      bare ? '' : field.label,
      bare ? '' : head,
      ...field.words,
      ...field.most,
      ...field.least,
    ])
      add(phrase, [field.id]);
  }
  for (const [selector, phrases] of Object.entries(of.lexicon.file.topics)) {
    const [kind = '', names = ''] = selector.split(':');
    const wanted = names.split(',');
    const hit = of.registry.all.filter((f) =>
      wanted.includes(kind === 'aspect' ? f.aspect : kind === 'measure' ? (f.measure ?? '') : f.id),
    );
    for (const phrase of phrases)
      add(
        phrase,
        hit.map((f) => f.id),
      );
  }
  return out;
}

/**
 * Titles, plurals, other names, and the ends of a title where no other role ends so: "directors". Of a title
 * that joins several ("Librarians and Media Collections Specialists"), each stands for it, and so do
 * "atmospheric scientists" for "Atmospheric and Space Scientists".
 */
function roleWords(of: Ground): Map<string, string[]> {
  const out = new Map<string, string[]>();
  const add = (key: string, id: string) => {
    if (key) out.set(key, [...new Set([...(out.get(key) ?? []), id])]);
  };
  for (const role of of.roles) {
    const short = role.title.replace(/\s*\(.*?\)\s*/g, ' ').split(/,|\bexcept\b/i)[0] ?? role.title;
    for (const name of [role.title, short, role.plural ?? '', ...(role.aliases ?? [])])
      add(stemsOf(name).join(' '), role.id);
    const parts = short.split(/\s+and\s+|,\s*/);
    const [head] = stemsOf(short).slice(-1);
    for (const part of parts) {
      const stems = stemsOf(part);
      if (parts.length > 1 && !/s$/.test(part)) {
        add([...stems, head].join(' '), role.id);
        continue;
      }
      for (let i = 0; i < stems.length; i += 1) add(stems.slice(i).join(' '), role.id);
    }
  }
  for (const [key, ids] of out) if (ids.length > 1) out.delete(key);
  return out;
}

function valueWords(of: Ground): Map<string, Evidence[]> {
  const out = new Map<string, Evidence[]>();
  const put = (key: string, e: Evidence) => {
    if (!key || key.split(' ').length > LONGEST_VALUE) return;
    const list = out.get(key) ?? [];
    if (!list.includes(e)) list.push(e);
    out.set(key, list);
  };
  for (const e of of.all) {
    if (!e.text) continue;
    const noise = (s: string) => s !== stem('degree');
    const forms = [e.text, e.text.split(/[,(]/)[0] ?? '', e.text.replace(/[()]/g, ' ')];
    if (e.field.unit === 'distribution') forms.push(...e.text.split(/\bor\b|\band\b|,/));
    for (const form of forms) {
      const stems = stemsOf(form);
      put(stems.join(' '), e);
      put(stems.filter(noise).join(' '), e);
      if (e.field.unit === 'distribution') put(stems.map((s) => of.lexicon.meaning(s)).join(' '), e);
    }
  }
  return out;
}

/** The spans of a sentence, longest first at each place, without overlaps. */
export function annotate(tokens: readonly Token[], of: Ground, words: Words): Span[] {
  const stems = tokens.map((t) => t.stem);
  const covered = numeralPhrases(stems, words, of);
  const figures = figuresOf(tokens, of.lexicon, (i) => covered.has(i));
  const out: Span[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; ) {
    while (figures[next] && (figures[next]?.from ?? 0) < i) next += 1;
    const figure = figures[next];
    if (figure?.from === i) {
      out.push({ from: i, to: figure.to, marks: [], fields: null, roles: null, values: null, figure });
      i = figure.to;
      continue;
    }
    const span = longestAt(tokens, stems, i, figure?.from ?? tokens.length, words, of);
    out.push(span);
    i = span.to;
  }
  return out;
}

/** The longest phrase at a token; an article is left alone where a longer one begins after it: "the | most common degree". */
function longestAt(
  tokens: readonly Token[],
  stems: readonly string[],
  at: number,
  limit: number,
  words: Words,
  of: Ground,
): Span {
  const span = longest(stems, at, limit, words, of);
  if (!/^(?:the|a|an)$/.test(tokens[at]?.word ?? '') || at + 1 >= limit) return span;
  const next = longest(stems, at + 1, limit, words, of);
  return next.to > span.to ? bare(at) : span;
}

/** Tokens of phrases such as "10th percentile", whose numerals are names, not figures. */
function numeralPhrases(stems: readonly string[], words: Words, of: Ground): Set<number> {
  const out = new Set<number>();
  for (let i = 0; i < stems.length; i += 1) {
    for (let length = Math.min(LONGEST_SPAN, stems.length - i); length > 1; length -= 1) {
      const run = stems.slice(i, i + length);
      if (!run.some((s) => /^\d/.test(s) || s in of.lexicon.file.fractions)) continue;
      if (![run.at(0), run.at(-1)].every((s) => /[\p{L}\p{N}]/u.test(s ?? ''))) continue;
      const key = run.filter((s) => /[\p{L}\p{N}]/u.test(s)).join(' ');
      const topic = words.topics.get(key);
      const fields = topic && [...topic].some((f) => of.present.has(f));
      if (!fields && !words.values.has(key) && !words.roles.has(key)) continue;
      if (!/\p{L}/u.test(key)) continue;
      for (let k = i; k < i + length; k += 1) out.add(k);
      break;
    }
  }
  return out;
}

function longest(stems: readonly string[], at: number, limit: number, words: Words, of: Ground): Span {
  const most = Math.min(LONGEST_SPAN, limit - at);
  for (let length = most; length > 0; length -= 1) {
    const run = stems.slice(at, at + length);
    if (length > 1 && ![run.at(0), run.at(-1)].every((s) => /[\p{L}\p{N}]/u.test(s ?? ''))) continue;
    const key = (length === 1 ? run : run.filter((s) => /[\p{L}\p{N}]/u.test(s))).join(' ');
    if (length > 1 && run.some((s) => /^[;:!?|()–—]$/.test(s))) continue;
    const comma = length > 1 && run.includes(',') && !words.titles.has(run.join(' '));
    const values = words.values.get(key) ?? meantValues(run, words, of);
    const roles = comma ? undefined : words.roles.get(key);
    const marks = comma ? undefined : of.lexicon.marks.get(key);
    const topic = comma ? undefined : words.topics.get(key);
    const verb =
      length === 1 && of.lexicon.verbs.has(key) && /^(?:a|an|the|no|only|that)$/.test(stems[at + 1] ?? '');
    const fields = topic && !verb ? new Set([...topic].filter((f) => of.present.has(f))) : undefined;
    if (values || roles || marks || fields?.size) {
      return {
        from: at,
        to: at + length,
        marks: marks ?? (length > 1 && !roles ? innerMarks(run, of) : []),
        fields: fields?.size ? fields : null,
        roles: roles ?? null,
        values: values ?? null,
        figure: null,
      };
    }
  }
  return bare(at);
}

const bare = (at: number): Span => ({
  from: at,
  to: at + 1,
  marks: [],
  fields: null,
  roles: null,
  values: null,
  figure: null,
});

/** "the highest paying city" names a field; "more jobs" compares two roles. */
const SUPERLATIVE = /(?:est|most|least)\b/;

/** A phrase that names a field still says which statistic, period or mode it is: "hourly rate", "most common degree". */
function innerMarks(run: readonly string[], of: Ground): readonly Mark[] {
  const kinds = /^(?:statistic|period|mode|first|hedge)$/;
  const parts = run.flatMap((_, from) =>
    run.slice(from).map((_, i) => run.slice(from, from + i + 1).join(' ')),
  );
  return parts.flatMap((part) =>
    (of.lexicon.marks.get(part) ?? []).filter(
      (m) => kinds.test(m.kind) || (m.kind === 'direction' && !SUPERLATIVE.test(part)),
    ),
  );
}

/** Labels of shares by meaning: "women" for "Female". */
function meantValues(run: readonly string[], words: Words, of: Ground): readonly Evidence[] | undefined {
  const meant = run.map((s) => of.lexicon.meaning(s)).join(' ');
  const found = words.values.get(meant)?.filter((e) => e.field.unit === 'distribution');
  return found?.length ? found : undefined;
}
