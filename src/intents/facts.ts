import type { Catalogue } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Field, Role, StoredFact } from '../contract/schema.ts';
import { show } from '../wording/display.ts';

/** Said of a figure that is missing where no source gives the reason. */
export const NO_REASON = 'its sources give none';

/** The facts that an answer states, each once, and what it must say is missing. */
export class FactBook {
  readonly #catalogue: Catalogue;
  readonly #roles = new Map<string, Role>();
  readonly #stated = new Map<string, AnswerFact>();
  readonly #missing = new Map<string, { role: string; field: string; reason: string }>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  role(id: string): Role {
    const known = this.#roles.get(id) ?? this.#catalogue.role(id);
    if (!known) throw new Error(`no role ${id} in the catalogue`);
    this.#roles.set(id, known);
    return known;
  }

  /** What the catalogue holds of a role in a field, without stating it. */
  held(role: string, field: string): StoredFact[] {
    return this.role(role).facts.filter((fact) => fact.field === field);
  }

  has(role: string, field: string): boolean {
    return this.role(role).facts.some((fact) => fact.field === field);
  }

  /** The facts of a role in a field, stated from now on; the newest source first. */
  state(role: string, field: Field): AnswerFact[] {
    return this.held(role, field.id).map((fact, index) => {
      const id = `${role}.${field.id}${index === 0 ? '' : `.${index + 1}`}`;
      const known = this.#stated.get(id);
      if (known) return known;
      const made = toAnswerFact(id, role, field, fact);
      this.#stated.set(id, made);
      return made;
    });
  }

  /** Says that a field is missing of a role, with the reason that its sources give. */
  miss(role: string, field: string): string {
    const key = `${role} ${field}`;
    const known = this.#missing.get(key);
    if (known) return known.reason;
    const recorded = this.role(role).missing.find((entry) => entry.field === field);
    const reason = recorded?.reason ?? NO_REASON;
    this.#missing.set(key, { role, field, reason });
    return reason;
  }

  get facts(): AnswerFact[] {
    return [...this.#stated.values()];
  }

  get missing(): { role: string; field: string; reason: string }[] {
    return [...this.#missing.values()];
  }
}

function toAnswerFact(id: string, role: string, field: Field, fact: StoredFact): AnswerFact {
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
  };
}
