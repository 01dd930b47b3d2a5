import type { RoleHead } from '../catalogue/catalogue.ts';
import type { Query } from '../contract/query.ts';
import type { Item } from '../contract/schema.ts';
import type { AnsweringTools, Composed } from './findings.ts';
import { notesFor } from './notes.ts';
import { followUpsFor } from './offers.ts';
import { named } from './roles.ts';

const MOST_SIMILAR = 8;

/** Roles like one: those its source relates to it first, then those that curators pair it with, then by shared words. */
export function similar(query: Query, tools: AnsweringTools): Composed {
  const { catalogue, book } = tools;
  const id = query.roles[0]?.id ?? '';
  const head = catalogue.head(id);
  const field = catalogue.fields.get('overview.related');
  const related = book
    .state(id, field)
    .flatMap((fact) => (Array.isArray(fact.value) ? (fact.value as Item[]) : []));
  const bySource = related.flatMap((item) => (item.soc ? (catalogue.bySoc(item.soc) ?? []) : []));
  const paired = catalogue.role(id)?.pairs.filter((other) => catalogue.ids.includes(other)) ?? [];
  const found = [...new Set([...bySource, ...paired, ...(bySource.length > 0 ? [] : alike(id, tools))])];
  const shown = found.filter((other) => other !== id).slice(0, MOST_SIMILAR);
  const heads: RoleHead[] = shown.map((other) => catalogue.head(other));
  return {
    draft: {
      version: 1,
      id: null,
      outcome: 'answer',
      intent: 'similar',
      roles: heads.map((one) => ({ ...named(one), mention: null, confidence: 1 })),
      aspects: ['overview'],
      table: null,
      sections: [],
      notes: notesFor({ ...query, asked: { ...query.asked, fields: [] } }, [], [], null, tools),
      facts: book.facts,
      missing: [],
      choices: [],
      followUps: heads
        .slice(0, 2)
        .map((one) => ({
          label: `${head.title} vs ${one.title}`,
          text: `${head.title} vs ${one.title}`,
        }))
        .concat(followUpsFor(query, [head], catalogue).slice(0, 1)),
      sources: [],
      phrasedBy: 'template',
    },
    findings: { kind: 'similar', role: head, similar: heads, bySource: bySource.length > 0 },
  };
}

/** Embedded roles of one field of work or with a word of the title in common; the nearest by their words first. */
function alike(id: string, { catalogue }: AnsweringTools): string[] {
  const titleOf = (role: string) => wordsIn([catalogue.head(role).title]);
  const wordsOf = (role: string) => {
    const texts = catalogue.role(role)?.facts.flatMap(({ field, value }) => {
      if (!/^(?:skills|duties)\./.test(field)) return [];
      return Array.isArray(value) ? value.map((item: Item) => item.label) : [String(value)];
    });
    return wordsIn([catalogue.head(role).title, ...(texts ?? [])]);
  };
  const codesOf = (role: string) =>
    [catalogue.head(role).soc, ...(catalogue.role(role)?.official ?? [])].filter((code) => code !== null);
  const [own, title, codes] = [wordsOf(id), titleOf(id), codesOf(id)];
  return catalogue.embeddedIds
    .filter((other) => other !== id)
    .map((other) => {
      const words = wordsOf(other);
      const group = Math.max(0, ...codesOf(other).map((code) => nearness(code, codes)));
      const kin = group + shared(titleOf(other), title);
      return { other, kin, score: kin + shared(words, own) / Math.sqrt(words.size * own.size || 1) };
    })
    .filter(({ kin }) => kin > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SIMILAR)
    .map((one) => one.other);
}

/** 2: one minor group of occupations ("29-1…"), 1: one major group ("29-…"), 0: neither. */
function nearness(code: string, others: readonly string[]): number {
  if (others.some((other) => other.slice(0, 4) === code.slice(0, 4))) return 2;
  return others.some((other) => other.slice(0, 2) === code.slice(0, 2)) ? 1 : 0;
}

const wordsIn = (texts: readonly string[]) =>
  new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [],
  );
const shared = (words: ReadonlySet<string>, own: ReadonlySet<string>) =>
  [...words].filter((word) => own.has(word)).length;
