import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { FieldRegistry } from '../../catalogue/fields.ts';
import { itemsIn, labelsWith } from '../../catalogue/labels.ts';
import type { Aspect } from '../../contract/aspects.ts';
import type { Direction, Subject } from '../../contract/query.ts';
import type { Field, Item, Role } from '../../contract/schema.ts';
import { isCommonWord } from '../../language/common-words.ts';
import { wordsOf } from '../../language/normalise.ts';
import { ofEach } from '../../memo.ts';
import { stemOf } from '../../titles/words.ts';
import { BETWEEN } from '../reading/kinds.ts';
import { type Mention, roleOf, type Stated } from '../reading/mention.ts';
import {
  anyOf,
  is,
  isSmallVerb,
  isStrange,
  nearestOf,
  type Reading,
  runsOf,
  type Span,
  typedOf,
} from '../reading/reading.ts';

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
  // Once a role: a text may name one again and again.
  const known = [...new Set(roles)].flatMap((role) => skillsOf(role, catalogue));
  return skillIn(known, text) !== null;
}

/** A skill as a field of a role lists it, and its label in normal words; `isShared`: with a share or an importance. */
interface Skill {
  field: string;
  label: string;
  words: string;
  isShared: boolean;
}

/** The skill of a question, and the spans that name it. */
export interface SkillAsked extends Skill {
  spans: readonly Span[];
  /** The spans of other skills that are named: roles are put in order by one. */
  others: readonly Span[];
  /** The end of it that is wanted: "more math". */
  direction: Direction | null;
  /** Something is asked of it; otherwise it is the subject only where nothing else is. */
  isAsked: boolean;
}

const skillFrom = (field: string, { label, percent }: Item): Skill => ({
  field,
  label,
  words: wordsOf(label).join(' '),
  isShared: percent !== undefined,
});

/** The skill that words name, or that has their stem ("math", "negotiates"). */
function skillIn(known: readonly Skill[], text: string): Skill | null {
  const words = wordsOf(text).join(' ');
  return (
    known.find((skill) => skill.words === words) ??
    known.find((skill) => isFormOf(words, skill.words)) ??
    null
  );
}

/** Returns whether a word is a skill's clipped name ("math"), or another form of it ("negotiates"), and no other word: "trouble". */
function isFormOf(word: string, skill: string): boolean {
  if (word.length < SHORTEST || word.includes(' ') || skill.includes(' ')) return false;
  if (word.length <= LONGEST_CLIP) return skill.startsWith(word);
  const [one, other] = [stemOf(stemOf(word)), stemOf(skill)];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && long.length - short.length <= ENDING;
}

/**
 * "does a nurse use Excel", "jobs that need SQL": the name of a thing that is worked with asks, by the verb beside it, for
 * the list of those; of several roles, and of jobs at large, it tells which are meant.
 */
export function withProducts(reading: Reading, catalogue: Catalogue): Reading {
  const { spans } = reading;
  const at = spans.findIndex(
    (span, place) =>
      (isStrange(span) || span.slip) &&
      (isUsed(reading, place) || isOfJobs(span, spans[place + 1], catalogue)),
  );
  const [first] = spans.slice(at, at + 1);
  if (at < 0 || !first) return reading;
  const rest = spans.slice(at + 1).findIndex((span) => !isStrange(span));
  const run = spans.slice(at, rest < 0 ? spans.length : at + 1 + rest);
  const text = typedOf(reading, run);
  const named = spans.filter((span) => !isStrange(span));
  const [only, second] = new Set(named.flatMap((span) => span.named?.candidates[0]?.role ?? []));
  const ofAll = only === undefined || second !== undefined;
  const products = catalogue.fields.all.filter(isProducts);
  const isIn = (labels: readonly string[]) => labelsWith(labels, text).length > 0;
  // What is listed for others alone is not for this one, which is told; a word of every day may mean something else.
  const field =
    products.find(({ id }) => !ofAll && isIn(catalogue.lists(id).get(only) ?? [])) ??
    products.find(({ id }) => (ofAll || !wordsOf(text).every(isCommonWord)) && isIn(catalogue.labels(id)));
  if (!field || (only === undefined && !anyOf(spans, 'job.job'))) return reading;
  const to = run.at(-1)?.to ?? first.to;
  // "don't use Excel", "without Excel": what is denied of a strange word.
  const denied = first.denied || is(nearestOf(spans, at, -1, 'filler', 'need')[0], 'denial');
  const product = { ...first, kind: 'field', value: field.id, text, to, named: null, denied };
  // A name that was read as a misspelled denial denies nothing.
  const after = spans.slice(at + run.length);
  const told = is(first, 'denial') ? after.map((span) => ({ ...span, denied: false })) : after;
  return { ...reading, spans: [...spans.slice(0, at), product, ...told] };
}

/** Returns whether a span names something that the list of its field may hold, and not the field. */
export function isProduct({ kind, value, text }: Span, fields: FieldRegistry): boolean {
  if (kind !== 'field' || !fields.has(value)) return false;
  const field = fields.get(value);
  return isProducts(field) && !field.words.includes(text.toLowerCase());
}

/** What says of a thing that it is used: "use X", "need X", "X used", "X a must". */
function isUsed(reading: Reading, at: number): boolean {
  const { spans } = reading;
  if (isSmallVerb(reading, at - 1) || is(spans[at - 1], 'need', 'joint.with', 'denial.without')) return true;
  // "is X needed to be a Y": what is needed to be something leads there.
  if (is(nearestOf(spans, at, 1, 'article', 'auxiliary')[0], 'need', 'relation.entry')) return true;
  return isSmallVerb(reading, at + 1) && is(spans[at + 2], 'joint.at');
}

/** "SQL jobs": a name that a list of products ends on, where those of makers ("Google jobs") begin it. */
function isOfJobs(span: Span, next: Span | undefined, catalogue: Catalogue): boolean {
  if (!isStrange(span) || !is(next, 'job.job')) return false;
  const name = span.text.toLowerCase();
  const ends = (label: string) => label.toLowerCase() === name || label.toLowerCase().endsWith(` ${name}`);
  return catalogue.fields.all.some((one) => isProducts(one) && catalogue.labels(one.id).some(ends));
}

const isProducts = ({ aspect, names }: Field) => aspect === 'skills' && names === true;

/** The lengths of a clipped name. */
const SHORTEST = 4;
const LONGEST_CLIP = 5;
/** The maximum number of letters that the stems of two forms of a word differ by. */
const ENDING = 2;

/**
 * Returns the skill that is asked about by its name: `asked`, words of which something is asked ("which needs more
 * math"), `items`, or what nothing else knows ("how important is negotiation"), if a role lists it or, where none is
 * named, sources rate it.
 */
export function skillAsked(
  reading: Reading,
  asked: readonly (readonly Span[])[],
  items: readonly Stated[],
  mentions: readonly Mention[],
  catalogue: Catalogue,
): SkillAsked | null {
  const named = new Set(mentions.map(({ at }) => at));
  const stands = ({ spans }: Reading, span: Span, at: number) =>
    isStrange(span) || span.told === 'ability' || is(spans[at - 1], 'ability') || is(span, 'unmeasured');
  const others = reading.spans.filter((span, at) => !named.has(at) && stands(reading, span, at));
  const runs = [...asked, ...items.map(({ span }) => [span]), ...runsOf(others, () => true)];
  // "I'm bad at math" asks of jobs at large.
  const ofRoles = mentions.length > 0 || anyOf(reading.spans, 'job.job', 'ability');
  if (runs.length === 0 || !ofRoles) return null;
  const roles = [...new Set(mentions.flatMap((one) => roleOf(one) ?? []))];
  const known =
    mentions.length === 0 ? ratedSkills(catalogue) : roles.flatMap((role) => skillsOf(role, catalogue));
  const found = runs.flatMap((spans) => {
    const skill = skillIn(known, typedOf(reading, spans));
    return skill ? [{ ...skill, spans }] : [];
  });
  const [first, ...more] = found;
  if (!first) return null;
  const { spans } = first;
  return {
    ...first,
    others: more.flatMap((one) => one.spans).filter((span) => !spans.includes(span)),
    direction: endOf(reading, spans),
    isAsked: mentions.length > 0 && (asked.includes(spans) || isMeasured(reading, spans)),
  };
}

/** "how much math", "needs math". */
function isMeasured({ spans }: Reading, run: readonly Span[]): boolean {
  const [before] = nearestOf(spans, spans.indexOf(run[0] as Span), -1, 'article', 'filler');
  return is(before, 'question.amount', 'need') || (is(before, 'direction') && before?.degree != null);
}

/** "needs the most math", "writes less", "without any math". */
function endOf({ spans }: Reading, run: readonly Span[]): Direction | null {
  const [from, to] = [spans.indexOf(run[0] as Span), spans.indexOf(run.at(-1) as Span)];
  if (run.some(({ denied }) => denied)) return 'least';
  const beside = [nearestOf(spans, from, -1, 'article', 'filler')[0], spans[to + 1]];
  const word = beside.find((span) => is(span, 'direction.most', 'direction.least') && span?.degree !== null);
  return (word?.value as Direction | undefined) ?? null;
}

/** Aspects by which a skill may be asked about. */
const OF_SKILLS: readonly Aspect[] = ['skills', 'requirements', 'duties', 'overview'];

/** Returns the subject with the skill that a question names: with all else that is asked, or alone. */
export function aboutSkill(subject: Subject, skill: SkillAsked | null): Subject {
  if (skill === null) return subject;
  const others = subject.aspects.filter((aspect) => !OF_SKILLS.includes(aspect));
  if (others.length > 0 && !(skill.isAsked && skill.isShared)) return subject;
  const { field, label, isShared } = skill;
  const fields = subject.fields.filter((id) => others.some((aspect) => id.startsWith(`${aspect}.`)));
  return {
    ...subject,
    aspects: [...others, 'skills'],
    ...(isShared ? { fields: [...fields, field], label } : { fields }),
  };
}

function isSetBeside(spans: readonly Span[], at: number): boolean {
  const beside = ([nearest]: readonly (Span | undefined)[]) => is(nearest, ...BETWEEN, 'joint.to');
  const small = ['article', 'filler', 'statistic'];
  const [after, next] = nearestOf(spans, at, 1, ...small);
  // "need math to be an actuary" sets nothing beside it.
  if (is(after, 'joint.to') && is(next, 'auxiliary', 'relation')) return false;
  return beside(nearestOf(spans, at, -1, ...small)) || beside([after, next]);
}

/** The skills by which jobs at large can be put in order. */
const ratedSkills = ofEach((catalogue: Catalogue): readonly Skill[] =>
  catalogue.fields.all
    .filter((field) => isSkill(field) && field.more !== undefined)
    .flatMap(({ id }) => catalogue.labels(id).map((label) => skillFrom(id, { label, percent: 0 }))),
);

function skillsOf(id: string, catalogue: Catalogue): readonly Skill[] {
  const role = catalogue.role(id);
  return role ? skillsIn(role, catalogue) : [];
}

/** Returns whether words name a skill that sources rate. */
export const isRated = (text: string, catalogue: Catalogue): boolean =>
  skillIn(ratedSkills(catalogue), text) !== null;

/** The skills of a role, those with a share first. */
const skillsIn = ofEach(({ facts }: Role, { fields }: Catalogue): readonly Skill[] =>
  facts
    .flatMap(({ field, value }) =>
      isSkill(fields.get(field)) ? itemsIn(value).map((item) => skillFrom(field, item)) : [],
    )
    .sort((a, b) => Number(b.isShared) - Number(a.isShared)),
);

/** Returns whether a field holds skills; not names of products ("Chef", "Word"), which are asked about explicitly. */
function isSkill({ aspect, names }: Field): boolean {
  return aspect === 'skills' && !names;
}
