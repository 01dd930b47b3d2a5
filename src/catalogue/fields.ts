import type { Aspect } from '../contract/aspects.ts';
import type { Field } from '../contract/schema.ts';

/** The registry of fields: each declared once, in `data/fields.json`, and read by everything else. */
export interface FieldRegistry {
  readonly all: readonly Field[];
  /** The field with this id; throws when there is none, since every id in use was validated at load. */
  get(id: string): Field;
  has(id: string): boolean;
  ofAspect(aspect: Aspect): readonly Field[];
  /** The fields that answer one question ("pay.yearly"), the preferred first. */
  ofMeasure(measure: string): readonly Field[];
}

/** Builds the registry; throws on a field that is declared twice. */
export function fieldRegistry(all: readonly Field[]): FieldRegistry {
  const byId = new Map<string, Field>();
  const byAspect = new Map<Aspect, Field[]>();
  const byMeasure = new Map<string, Field[]>();
  for (const field of all) {
    if (byId.has(field.id)) throw new Error(`field ${field.id} is declared twice`);
    byId.set(field.id, field);
    byAspect.set(field.aspect, [...(byAspect.get(field.aspect) ?? []), field]);
    if (field.measure) byMeasure.set(field.measure, [...(byMeasure.get(field.measure) ?? []), field]);
  }
  return {
    all,
    has: (id) => byId.has(id),
    ofAspect: (aspect) => byAspect.get(aspect) ?? [],
    ofMeasure: (measure) => byMeasure.get(measure) ?? [],
    get(id) {
      const field = byId.get(id);
      if (!field) throw new Error(`no field ${id} in data/fields.json`);
      return field;
    },
  };
}
