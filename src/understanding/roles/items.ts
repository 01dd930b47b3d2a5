import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Subject } from '../../contract/query.ts';
import type { Field, Item } from '../../contract/schema.ts';
import { wordsOf } from '../../language/normalise.ts';
import { BETWEEN } from '../reading/kinds.ts';
import { type Mention, roleOf } from '../reading/mention.ts';
import { is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/**
 * Returns the mentions that name skills of another role of the question ("is customer service a top skill of
 * an X?"), unless they are set beside that role.
 */
export function itemsAmong<One extends Mention>(
  { spans }: Reading,
  mentions: readonly One[],
  catalogue: Catalogue,
): One[] {
  if (mentions.length < 2) return [];
  const alone = mentions.filter(({ at }) => at !== null && !isSetBeside(spans, at));
  if (alone.length === 0) return [];
  // Once a role: a text may name one again and again.
  const roles = new Set(mentions.map(roleOf));
  const skills = new Map([...roles].map((role) => [role, skillsOf(role, catalogue)]));
  return alone.filter((one) => {
    const words = wordsOf(one.text).join(' ');
    return mentions.some((other) => other !== one && skills.get(roleOf(other))?.has(words) === true);
  });
}

/** Returns the subject, limited to skills if any mentions name a skill. */
export function aboutItems(subject: Subject, items: readonly Mention[]): Subject {
  return items.length === 0 ? subject : { ...subject, aspects: ['skills'], fields: [] };
}

function isSetBeside(spans: readonly Span[], at: number): boolean {
  const beside = ([nearest]: readonly (Span | undefined)[]) => is(nearest, ...BETWEEN, 'joint.to');
  const small = ['article', 'filler', 'statistic'];
  return beside(nearestOf(spans, at, -1, ...small)) || beside(nearestOf(spans, at, 1, ...small));
}

/** The names of the skills of a role, in normal words. */
function skillsOf(role: string | null, catalogue: Catalogue): Set<string> {
  const facts = (role === null ? undefined : catalogue.role(role)?.facts) ?? [];
  const items = facts.flatMap(({ field, value }) =>
    Array.isArray(value) && isSkill(catalogue.fields.get(field)) ? (value as Item[]) : [],
  );
  return new Set(items.map(({ label }) => wordsOf(label).join(' ')));
}

/** Returns whether a field holds skills; not names of products ("Chef", "Word"), which are asked about explicitly. */
function isSkill({ aspect, names }: Field): boolean {
  return aspect === 'skills' && !names;
}
