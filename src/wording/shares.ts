import type { RoleHead } from '../catalogue/catalogue.ts';
import type { Field, Item } from '../contract/schema.ts';
import { listed, lowerFirst, phraseFor, showShare, spoken, withOptionalArticle } from './display.ts';
import { nounPlural } from './nouns.ts';
import { filled, text } from './own/texts.ts';

/** "of operations officers, 78% are male and 22% female": the largest shares of a distribution, `most` of them. */
export function sharesOf(role: RoleHead, items: readonly Item[], field: Field, most: number): string {
  const sorted = [...items].sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0)).slice(0, most);
  const parts = sorted.map((item, at) => {
    const share = item.percent === undefined ? '' : `${showShare(item.percent, items)} `;
    // The verb is said once: "… and 22% female".
    const place = field.says?.match(/\{\w+\}/)?.[0] ?? VALUE;
    return `${share}${at === 0 ? shareSays(item, field) : inPlace(place, labelIn(item.label, field))}`;
  });
  return text('of_people', { people: nounPlural(role), shares: listed(parts) });
}

/** Returns the words of a field for the people with a label: "are female". */
export function shareSays({ label }: Item, field: Field): string {
  const value = labelIn(label, field);
  return field.says ? inPlace(field.says, value) : text('are_share', { value });
}

/** "22% of operations officers"; of the first role, with what they are ("… are female") or as the field itself tells a label. */
export function shareOf(
  role: RoleHead,
  item: Item,
  items: readonly Item[],
  field: Field,
  first: boolean,
): string {
  const parts = { share: showShare(item.percent ?? 0, items), people: nounPlural(role) };
  if (!field.part)
    return first ? text('share_who', { ...parts, says: shareSays(item, field) }) : text('share_of', parts);
  return first
    ? filled(field.part, { ...parts, label: labelIn(item.label, field) })
    : text('share_for', parts);
}

/** "share of people who are female", in the middle of a sentence. */
export function shareMeasure(label: string, field: Field): string {
  if (field.partNoun) return filled(field.partNoun, { label: labelIn(label, field) });
  return text('share_measure', { says: shareSays({ label }, field) });
}

const BRACKETED = / \(.*?\)/g;
const VALUE = '{value}';
const inPlace = (says: string, text: string) =>
  says.replace(VALUE, text).replace('{a}', withOptionalArticle(text));

/** The label of an item in the middle of a sentence: "active listening", but "Microsoft Excel". */
export function labelIn(label: string, field?: Field): string {
  const open = label.replace(/\.$/, '');
  const phrase = phraseFor(open);
  if (phrase) return phrase;
  if (field?.names) return open;
  // Text in brackets is not part of the name ("Associate's Degree (or other 2-year degree)").
  return open
    .replace(BRACKETED, '')
    .split(' ')
    .every((word) => /^(?:\P{Lu}{1,3}|\p{Lu}.*)$/u.test(word))
    ? spoken(open)
    : lowerFirst(open);
}
