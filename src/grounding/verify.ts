import { z } from 'zod';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { ASPECTS, type Aspect } from '../contract/aspects.ts';
import type { Role } from '../contract/schema.ts';
import { checkDraft } from './check.ts';
import type { DraftCase } from './evidence.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  question: z.string().default(''),
  roles: z.array(z.string()).min(1),
  aspects: z.array(z.enum(ASPECTS)).min(1),
  draft: z.string(),
});

export interface Verdict {
  id: string | number | null;
  accepted: boolean;
  reason: string | null;
}
export interface BrokenLine {
  id: string | number | null;
  error: string;
}

/**
 * Whether one draft (a line of JSON as in CONTRACT: id, question, roles, aspects, draft) would be shown.
 * A role is given by its id or as `soc:15-1252.00`. A line that cannot be used gives its error, never throws.
 */
export function verifyLine(line: string, catalogue: Catalogue): Verdict | BrokenLine {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { id: null, error: 'the line is not JSON' };
  }
  const read = lineSchema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    return { id: null, error: `${where ? `${where}: ` : ''}${issue?.message ?? 'not as it should be'}` };
  }
  const { id = null, question, roles, aspects, draft } = read.data;
  const found = roles.map((name) => roleOf(name, catalogue));
  const unknown = roles.find((_, i) => !found[i]);
  if (unknown !== undefined) return { id, accepted: false, reason: `no role ${unknown} in the catalogue` };
  const known = found.filter((r) => r !== undefined);
  const { accepted, reason } = checkDraft(
    caseOf(question, known, aspects, draft, catalogue),
    catalogue.fields,
  );
  return { id, accepted, reason };
}

function roleOf(name: string, catalogue: Catalogue): Role | undefined {
  const id = name.startsWith('soc:') ? catalogue.bySoc(name.slice(4)) : name;
  return id === undefined ? undefined : catalogue.role(id);
}

/** The facts of roles in some aspects, as a draft is held against them. */
export function caseOf(
  question: string,
  roles: readonly Role[],
  aspects: readonly Aspect[],
  draft: string,
  catalogue: Catalogue,
): DraftCase {
  const asked = (field: string) => {
    if (!catalogue.fields.has(field)) return false;
    const { aspect } = catalogue.fields.get(field);
    return (
      aspects.includes(aspect) ||
      aspects.some((a) => field.startsWith(`${a}.`)) ||
      (aspects.includes('summary') && field.startsWith('overview.'))
    );
  };
  const facts = roles.flatMap((r) =>
    r.facts.filter((f) => asked(f.field)).map((f) => ({ ...f, role: r.id })),
  );
  const used = new Set(facts.map((f) => f.source));
  return {
    question,
    draft,
    roles: roles.map((r) => ({ id: r.id, title: r.title, plural: r.plural, aliases: r.aliases })),
    facts,
    missing: roles.flatMap((r) => r.missing.filter((m) => asked(m.field)).map((m) => ({ ...m, role: r.id }))),
    sources: catalogue.sources.filter((s) => used.has(s.id)),
    notes: [...roles, ...catalogue.sources.filter((s) => used.has(s.id))].flatMap((r) =>
      r.notes.map((n) => n.text),
    ),
  };
}
