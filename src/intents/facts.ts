import type { Catalogue } from '../catalogue/catalogue.ts';
import { labelsIn, labelsWith } from '../catalogue/labels.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Place } from '../contract/query.ts';
import type { Field, Item, Role, StoredFact } from '../contract/schema.ts';
import { ofEach } from '../memo.ts';
import { show, showNumber } from '../wording/display.ts';
import { SENTENCES } from '../wording/own/texts.ts';
import type { Column } from './intent.ts';

/** Said of a figure that is missing where no source gives the reason. */
const NO_REASON = SENTENCES.table.no_reason;

/** The facts that an answer states, each once, and what it must say is missing. */
export class FactBook {
  readonly #catalogue: Catalogue;
  readonly #foremost: readonly string[];
  readonly #roles = new Map<string, Role>();
  readonly #local = new Map<string, readonly StoredFact[]>();
  readonly #stated = new Map<string, AnswerFact>();
  readonly #missing = new Map<string, { role: string; field: string; reason: string }>();

  /** @param foremost words of what is asked of lists: the items that have them stand first. */
  constructor(catalogue: Catalogue, foremost: readonly string[] = []) {
    this.#catalogue = catalogue;
    this.#foremost = foremost;
  }

  role(id: string): Role {
    const known = this.#roles.get(id) ?? this.#catalogue.role(id);
    if (!known) throw new Error(`no role ${id} in the catalogue`);
    this.#roles.set(id, known);
    return known;
  }

  /**
   * The facts of a role in a field, without stating them. In a place they are the place's own; what differs from
   * place to place is never borrowed from the nation.
   */
  held({ role, place }: Column, field: Field): readonly StoredFact[] {
    if (!place) return inField(this.role(role.id).facts, field);
    const local = inField(this.local(role.id, place), field);
    return local.length > 0 || differsByPlace(field) ? local : inField(this.role(role.id).facts, field);
  }

  /** Returns the facts of a role for one place, and those of the place itself. */
  local(role: string, place: Place): readonly StoredFact[] {
    const key = `${role}@${place.code}`;
    const known = this.#local.get(key) ?? [
      ...this.#catalogue.atPlace(role, place.code),
      ...this.#catalogue.placeFacts(place.code),
    ];
    this.#local.set(key, known);
    return known;
  }

  /** Returns whether facts of a role itself are published for a place. */
  covers(role: string, place: Place, asked: readonly string[] = []): boolean {
    const { fields } = this.#catalogue;
    // What is told on request alone does not make a place the basis of another question.
    return this.#catalogue
      .atPlace(role, place.code)
      .some(({ field }) => asked.includes(field) || !fields.get(field).onRequest);
  }

  has(column: Column, field: Field): boolean {
    return this.held(column, field).length > 0;
  }

  /** The facts of a role in a field, stated from now on; the newest source first. */
  state(column: Column, field: Field): AnswerFact[] {
    return this.held(column, field).map((fact, index) => this.put(column, field, this.#ordered(fact), index));
  }

  #ordered(fact: StoredFact): StoredFact {
    if (!Array.isArray(fact.value) || this.#foremost.length === 0) return fact;
    const items = fact.value as readonly Item[];
    const asked = new Set(this.#foremost.flatMap((words) => labelsWith(labelsIn(fact.value), words)));
    const [first, rest] = [true, false].map((is) => items.filter(({ label }) => asked.has(label) === is));
    return { ...fact, value: [...(first ?? []), ...(rest ?? [])] };
  }

  /** States one fact; `index` is its place among those of its field. */
  put({ role, place }: Column, field: Field, fact: StoredFact, index = 0): AnswerFact {
    const local = place && this.local(role.id, place).includes(fact) ? place : null;
    const id = `${role.id}.${field.id}${local ? `@${local.code}` : ''}${index === 0 ? '' : `.${index + 1}`}`;
    const known = this.#stated.get(id);
    if (known) return known;
    const made = toAnswerFact(id, role.id, field, fact, local);
    this.#stated.set(id, made);
    return made;
  }

  /** States a fact of a role in one place. */
  putAt(role: string, place: Place, field: Field, fact: StoredFact): AnswerFact {
    const id = `${role}.${field.id}@${place.code}`;
    const known = this.#stated.get(id) ?? toAnswerFact(id, role, field, fact, place);
    this.#stated.set(id, known);
    return known;
  }

  /** States a number that is computed from a fact, so that a sentence may tell it. */
  derive(from: AnswerFact, name: string, value: number, unit = from.unit): AnswerFact {
    const id = `${from.id}#${name}`;
    const made = { ...from, id, value, unit, display: showNumber(value, unit), of: [from.id] };
    this.#stated.set(id, made);
    return made;
  }

  /** Says that a field is missing of a role, with the reason that its sources give. */
  miss(role: string, field: string, place: Place | null = null): void {
    const key = `${role} ${field}`;
    if (this.#missing.has(key)) return;
    this.#missing.set(key, { role, field, reason: this.reason(role, field, place) ?? NO_REASON });
  }

  /** Returns the reason why a role lacks a field; null if the sources do not give one. */
  reason(role: string, field: string, place: Place | null = null): string | null {
    const local = place ? this.#catalogue.missingAt(role, place.code) : [];
    const recorded = [...local, ...this.role(role).missing];
    return recorded.find((entry) => entry.field === field)?.reason ?? null;
  }

  get facts(): AnswerFact[] {
    return [...this.#stated.values()];
  }

  get missing(): { role: string; field: string; reason: string }[] {
    return [...this.#missing.values()];
  }
}

/** Facts are filed by field once, and asked for field by field. */
const byField = ofEach(
  (facts: readonly StoredFact[]): ReadonlyMap<string, readonly StoredFact[]> =>
    Map.groupBy(facts, (fact) => fact.field),
);

const inField = (facts: readonly StoredFact[], { id }: Field) => byField(facts).get(id) ?? [];

/** Pay and the number of jobs differ from place to place: a national figure does not hold for a place. */
const differsByPlace = ({ aspect, measure }: Field) => aspect === 'salary' || measure === 'jobs';

function toAnswerFact(
  id: string,
  role: string,
  field: Field,
  fact: StoredFact,
  place: Place | null,
): AnswerFact {
  return {
    id,
    role,
    field: field.id,
    aspect: field.aspect,
    value: fact.value,
    unit: field.unit,
    display: show(fact.value, field, fact.bound),
    source: fact.source,
    asOf: fact.asOf ?? null,
    ...(fact.wider ? { wider: fact.wider.title } : {}),
    ...(fact.bound ? { bound: fact.bound } : {}),
    ...(fact.note ? { note: fact.note } : {}),
    ...(fact.url ? { url: fact.url } : {}),
    ...(place ? { place: place.code, placeTitle: fact.geography ?? place.title } : {}),
  };
}
