import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Aspect } from '../../contract/aspects.ts';
import type { Subject } from '../../contract/query.ts';
import type { Field, Item, Role } from '../../contract/schema.ts';
import { wordsOf } from '../../language/normalise.ts';
import { BETWEEN } from '../reading/kinds.ts';
import { type Mention, roleOf, type Stated } from '../reading/mention.ts';
import { is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/**
 * Returns the mentions that name skills of another role of the question ("is customer service a top skill of
 * an X?"), unless they are set beside that role.
 */
export function itemsAmong({ spans }: Reading, mentions: readonly Stated[], catalogue: Catalogue): Stated[] {
  if (mentions.length < 2) return [];
  const alone = mentions.filter(({ at }) => !isSetBeside(spans, at));
  if (alone.length === 0) return [];
  return alone.filter((one) => {
    const roles = mentions.flatMap((other) => (other === one ? [] : (roleOf(other) ?? [])));
    return namesSkill(one.text, roles, catalogue);
  });
}

/** Returns whether words name a skill of one of some roles, or begin its name ("math"). */
export function namesSkill(text: string, roles: readonly string[], catalogue: Catalogue): boolean {
  const words = wordsOf(text).join(' ');
  // Once a role: a text may name one again and again.
  return [...new Set(roles)].some((role) =>
    skillsOf(role, catalogue).some((skill) => skill === words || isShortFor(words, skill)),
  );
}

const isShortFor = (word: string, skill: string) =>
  word.length > SHORTEST && !skill.includes(' ') && skill.startsWith(word);

/** The maximum number of letters that are too few to tell a word by its beginning. */
const SHORTEST = 3;

/** Aspects by which a skill may be asked about. */
const OF_SKILLS: readonly Aspect[] = ['skills', 'requirements', 'duties', 'overview'];

/** Returns the subject, limited to skills if any mentions name a skill and nothing else is asked. */
export function aboutItems(subject: Subject, items: readonly Mention[]): Subject {
  const other = subject.aspects.some((aspect) => !OF_SKILLS.includes(aspect));
  return items.length === 0 || other ? subject : { ...subject, aspects: ['skills'], fields: [] };
}

function isSetBeside(spans: readonly Span[], at: number): boolean {
  const beside = ([nearest]: readonly (Span | undefined)[]) => is(nearest, ...BETWEEN, 'joint.to');
  const small = ['article', 'filler', 'statistic'];
  const [after, next] = nearestOf(spans, at, 1, ...small);
  // "need math to be an actuary" sets nothing beside it.
  if (is(after, 'joint.to') && is(next, 'auxiliary', 'relation')) return false;
  return beside(nearestOf(spans, at, -1, ...small)) || beside([after, next]);
}

const skills = new WeakMap<Role, readonly string[]>();

/** The names of the skills of a role, in normal words; put together once. */
function skillsOf(id: string, catalogue: Catalogue): readonly string[] {
  const role = catalogue.role(id);
  if (!role) return [];
  const known = skills.get(role);
  if (known) return known;
  const items = role.facts.flatMap(({ field, value }) =>
    Array.isArray(value) && isSkill(catalogue.fields.get(field)) ? (value as Item[]) : [],
  );
  const made = items.map(({ label }) => wordsOf(label).join(' '));
  skills.set(role, made);
  return made;
}

/** Returns whether a field holds skills; not names of products ("Chef", "Word"), which are asked about explicitly. */
function isSkill({ aspect, names }: Field): boolean {
  return aspect === 'skills' && !names;
}
