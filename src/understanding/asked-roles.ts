import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Condition } from '../contract/query.ts';
import { wordsOf } from '../language/normalise.ts';
import type { TitleTools } from './reading/draft.ts';
import { COMPARED } from './reading/kinds.ts';
import { type Mention, roleOf, type Stated, titleWordsOf } from './reading/mention.ts';
import { has, is, type Reading } from './reading/reading.ts';
import { itemsAmong } from './roles/items.ts';
import { ownRole, pointsAtNow } from './roles/own-role.ts';
import { readAlike, withEach } from './roles/parallel.ts';
import { tellsApart, withoutBackground } from './roles/set-aside.ts';
import { asGroups, settleTogether, toldTwice, withinFamily } from './roles/together.ts';
import { withoutWeak } from './roles/weak.ts';
import { directionOf } from './subject/comparison.ts';

/** The roles of a reading, by what they are to its question. */
export interface AskedRoles {
  /** Those that it is about. */
  mentions: readonly Stated[];
  /** All that are named, but for those that are items of a list, and those that say too little to be one. */
  all: readonly Stated[];
  items: readonly Stated[];
  weak: readonly Stated[];
  /** The asker's own. */
  self: Stated | null;
  /** Those to be left out. */
  denied: readonly Stated[];
}

/** Returns the roles of a reading; a bare word may point back to `known`, roles of the conversation. */
export function askedRoles(reading: Reading, known: readonly string[], tools: TitleTools): AskedRoles {
  const { catalogue, titles } = tools;
  const together = settleTogether(withEach(toldTwice(reading), titles), known, tools);
  const within = withinFamily(reading, together, known, catalogue);
  const alike = readAlike(asGroups(reading, within, catalogue), catalogue);
  const { kept, weak } = withoutWeak(reading, alike);
  const items = itemsAmong(reading, kept, catalogue);
  const all = kept.filter((one) => !items.includes(one));
  const self = ownRole(reading, all);
  const denied = isTold(reading, all) || isLeft(reading, all) ? [] : all.filter((one) => one.span.denied);
  const aside = isAside(reading, all.length - denied.length);
  const about = all.filter((one) => !denied.includes(one) && !(one === self && aside));
  const mentions = withoutBackground(reading, about, catalogue);
  return { mentions, all, items, weak, self, denied };
}

/** "I don't want to be a teacher, what else could I do": what is to be left is what the others are like. */
function isLeft(reading: Reading, mentions: readonly Mention[]): boolean {
  return mentions.length === 1 && has(reading, 'relation.transitionOut');
}

/** "we are X, not Y, what is the difference": what is told apart is compared, not left out. */
function isTold(reading: Reading, mentions: readonly Stated[]): boolean {
  const left = mentions.filter(({ span }) => !span.denied);
  return left.length === 1 && mentions.length > 1 && tellsApart(reading);
}

/** Returns the roles that are to be left out, as conditions, and the words that only they have. */
export function leftOut(
  reading: Reading,
  { all, denied }: AskedRoles,
  mentions: readonly Mention[],
  catalogue: Catalogue,
): { conditions: Condition[]; words: ReadonlySet<string> } {
  const named = denied.flatMap((one) => {
    const role = roleOf(one);
    // "I'm not a nurse, what does a nurse do?" leaves no nurse out.
    const asked = all.some((other) => !other.span.denied && roleOf(other) === role);
    return role === null || asked ? [] : [without(role, catalogue)];
  });
  const { conditions, words } = deniedTitles(reading, mentions, catalogue);
  return { conditions: [...named, ...conditions], words };
}

const without = (role: string, { head }: Catalogue): Condition => ({
  role,
  op: 'is',
  value: head(role).title,
  denied: true,
});

/** More roles than these are not told one by one. */
const MOST_DENIED = 6;

/** "excluding petroleum": the roles whose titles have a word that is denied and that nothing else knows. */
function deniedTitles(
  reading: Reading,
  mentions: readonly Mention[],
  catalogue: Catalogue,
): { conditions: Condition[]; words: Set<string> } {
  const words = new Set<string>();
  const members = mentions.flatMap((one) => catalogue.members(roleOf(one) ?? ''));
  const among = members.length > 0 ? members : catalogue.ids;
  const conditions = reading.spans.flatMap((span): Condition[] => {
    if (span.kind !== 'unknown' || !span.denied) return [];
    const [word] = wordsOf(span.text);
    const roles = among.filter((id) => word !== undefined && titleWordsOf(id, catalogue).includes(word));
    if (roles.length === 0 || roles.length > MOST_DENIED) return [];
    words.add(span.text);
    return roles.map((role) => without(role, catalogue));
  });
  return { conditions, words };
}

/** Returns whether the asker's own role stands beside those asked about; not if it is compared with one other. */
function isAside(reading: Reading, roles: number): boolean {
  const chooses =
    (has(reading, 'question.which', 'question.who') && directionOf(reading) !== null) ||
    has(reading, 'compute', 'relation.compare', 'direction.asMuch') ||
    pointsAtNow(reading) ||
    // "I'm a nurse, do teachers make more?"
    reading.spans.some((span) => is(span, ...COMPARED) && span.degree === 'comparative' && !span.denied);
  return roles > (chooses ? 2 : 1);
}

/** A role that is named again in the same words is named once. */
export function distinct(mentions: readonly Stated[]): Stated[] {
  const seen = new Set<string>();
  return mentions.filter((one) => {
    const key = `${roleOf(one)} ${wordsOf(one.text).join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}
