import type { z } from 'zod';
import { type Role, roleSchema } from '../contract/schema.ts';

/**
 * Returns the part of a faulty role file that can be checked further, so that one fault does not hide the next: parts that fit
 * the schema are kept, and those that do not leave a hole, which keeps the places of the others.
 * Undefined where not even an id and a title are there.
 */
export function salvage(parsed: unknown): Role | undefined {
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const raw = parsed as Record<string, unknown>;
  const { shape } = roleSchema;
  const { data: id } = shape.id.safeParse(raw.id);
  const { data: title } = shape.title.safeParse(raw.title);
  if (id === undefined || title === undefined) return undefined;
  const fitting = <T>(key: string, schema: z.ZodType<T>): T[] => {
    const list = raw[key];
    const kept: T[] = [];
    if (!Array.isArray(list)) return kept;
    kept.length = list.length;
    list.forEach((element, at) => {
      const result = schema.safeParse(element);
      if (result.success) kept[at] = result.data;
    });
    return kept;
  };
  return {
    id,
    title,
    soc: shape.soc.safeParse(raw.soc).data ?? null,
    official: fitting('official', shape.official.unwrap().element),
    aliases: fitting('aliases', shape.aliases.unwrap().element),
    pairs: fitting('pairs', shape.pairs.unwrap().element),
    facts: fitting('facts', shape.facts.element),
    missing: fitting('missing', shape.missing.unwrap().element),
    notes: fitting('notes', shape.notes.unwrap().element),
  };
}
