import type { Catalogue, RoleHead } from '../catalogue/catalogue.ts';
import { boundBy } from '../catalogue/fields.ts';
import { itemsIn } from '../catalogue/labels.ts';
import type { AnswerTable } from '../contract/answer.ts';
import { blankSubject } from '../contract/queries.ts';
import type { Similar } from '../contract/query.ts';
import type { Field, Item } from '../contract/schema.ts';
import { text } from '../wording/own/texts.ts';
import { listBesides } from './besides/lists.ts';
import { blank } from './blank.ts';
import type { Intent, Tools } from './intent.ts';
import { notesFor } from './notes.ts';
import { answerRole, followUpsFor, questionFor } from './offers.ts';
import { meeting } from './rank/conditions.ts';
import { NAMED_ROLES, rolesBelow, tabulate } from './table.ts';

const MOST_SIMILAR = 8;
/** Pairs that are offered to be compared. */
const OFFERED = 2;
/** Lists of a group's members that are stated as the ground; a wide group has many. */
const MOST_LISTS = 5;

/** Roles like one: those its source relates to it, those that curators pair it with, then by shared words. */
export const similar: Intent<Similar> = {
  find({ role: { id }, conditions, skip = 0 }, tools) {
    const { catalogue, book } = tools;
    const head = catalogue.head(id);
    const subject = blankSubject();
    const column = { role: head, place: null };
    const lists = relatedLists(id, catalogue);
    const bySource = mostRelated(lists);
    const paired = catalogue.role(id)?.pairs.filter((other) => catalogue.ids.includes(other)) ?? [];
    const found = new Set([...bySource, ...paired, ...(bySource.length > 0 ? [] : alike(id, tools))]);
    for (const own of [id, ...catalogue.members(id)]) found.delete(own);
    const met = meeting([...found], conditions, tools);
    // A condition that is drawn from the role itself ("but pays better") names its figure.
    for (const condition of conditions)
      if ('field' in condition) book.state(column, catalogue.fields.get(condition.field));
    const heads = met.slice(skip, skip + MOST_SIMILAR).map((other) => catalogue.head(other));
    const shown = new Set(heads.map((one) => one.id));
    for (const { role, field } of lists
      .filter(({ related }) => related.some((other) => shown.has(other)))
      .slice(0, MOST_LISTS))
      book.state({ role: catalogue.head(role), place: null }, field);
    // What is pressed fits a button; what is asked by it names the roles in full.
    const pairs = heads.slice(0, OFFERED).map((other) => ({
      label: questionFor([head.short, other.short], []),
      text: questionFor([head.title, other.title], []),
    }));
    const table = tableOf(heads, conditions, tools);
    return {
      found: {
        ...blank('answer', 'similar'),
        roles: heads.map((other) => answerRole(other)),
        aspects: ['overview'],
        table,
        sections: table
          ? []
          : rolesBelow(heads, { role: id, title: text('section_similar'), total: heads.length }, tools),
        followUps: [...pairs, ...followUpsFor([head], [], catalogue).slice(0, 1)],
      },
      main: [
        skip > 0 && heads.length === 0
          ? { say: 'rank-end' }
          : {
              say: 'similar',
              next: skip > 0,
              role: id,
              similar: heads.slice(0, NAMED_ROLES).map((one) => one.id),
              bySource: bySource.length > 0,
              conditions,
            },
      ],
      notes: notesFor({ subject, focus: null, roles: [], fields: [] }, tools),
      scope: { columns: [column], subject, focus: null, fields: [] },
    };
  },
  beside: listBesides,
};

/** One role's list of related roles, the closest first, and the field that holds it. */
interface RelatedList {
  role: string;
  field: Field;
  related: string[];
}

/** Returns the related roles that a source lists for a role; for a group, the list of each of its members. */
function relatedLists(id: string, catalogue: Catalogue): RelatedList[] {
  const members = catalogue.members(id);
  const fields = catalogue.fields.ofMeasure('related');
  return (members.length > 0 ? members : [id]).flatMap((role) => {
    const facts = catalogue.role(role)?.facts ?? [];
    return fields.flatMap((field) => {
      const items = facts.filter((fact) => fact.field === field.id).flatMap(({ value }) => itemsIn(value));
      const related = items.flatMap((item) => (item.soc ? (catalogue.bySoc(item.soc) ?? []) : []));
      return related.length > 0 ? [{ role, field, related }] : [];
    });
  });
}

/** Returns the roles of all lists, those first that stand high in many of them (the sum of reciprocal ranks). */
function mostRelated(lists: readonly RelatedList[]): string[] {
  const scores = new Map<string, number>();
  for (const { related } of lists)
    related.forEach((role, at) => {
      scores.set(role, (scores.get(role) ?? 0) + 1 / (at + 1));
    });
  return [...scores].sort(([, one], [, other]) => other - one).map(([role]) => role);
}

/** The figures that the conditions are about, a row each; none where nothing was asked beyond likeness. */
function tableOf(
  heads: readonly RoleHead[],
  conditions: Similar['conditions'],
  { catalogue, book }: Tools,
): AnswerTable | null {
  const fields = [...new Set(boundBy(conditions, catalogue.fields))];
  const columns = heads.map((role) => ({ role, place: null }));
  return fields.length === 0 || heads.length === 0 ? null : tabulate(fields, columns, book).table;
}

/** Aspects whose words tell what a job is like. */
const TELLING: ReadonlySet<string> = new Set(['skills', 'duties']);

/** Shipped roles of one field of work or with a word of the title in common; the nearest by their words first. */
function alike(id: string, { catalogue }: Tools): string[] {
  const titleOf = (role: string) => wordsIn([catalogue.head(role).title]);
  const wordsOf = (role: string) => {
    const texts = catalogue.role(role)?.facts.flatMap(({ field, value }) => {
      const { aspect, sentences } = catalogue.fields.get(field);
      if (sentences || !TELLING.has(aspect)) return [];
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
