import { itemsIn } from '../../catalogue/labels.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import type { FigureClause } from '../../contract/plan.ts';
import type { Item } from '../../contract/schema.ts';
import { listed, upperFirst } from '../display.ts';
import { aRole, nounPlural } from '../nouns.ts';
import { factsOf, headOf, type Printers } from '../said.ts';
import {
  asClause,
  differenceIn,
  hasOwnSubject,
  itemIn,
  ofGroup,
  predicate,
  saysOf,
  valueIn,
} from '../sentences.ts';
import { text } from './texts.ts';
import { told } from './verdict.ts';

const NAMED_ITEMS = 3;
const NAMED_LINES = 2;

/** Figures that one sentence tells and that no clause of a model may. */
export const printFigures: Printers<FigureClause> = {
  ranges: ({ facts: ids }, said) => {
    const [one, other] = factsOf(ids, said);
    const [a, b] = [one?.value, other?.value];
    if (!one || !other || !isRange(a) || !isRange(b)) return '';
    const field = said.fields.get(one.field);
    const role = headOf(other.role, said);
    const gap = (x: number, y: number) => differenceIn(Math.abs(x - y), field.of ?? field.unit);
    return upperFirst(
      text('ranges', {
        says: told(one, said),
        value: valueIn(other, field),
        other: hasOwnSubject(field) ? nounPlural(role) : aRole(role),
        top: gap(a.max, b.max),
        bottom: gap(a.min, b.min),
      }),
    );
  },
  shares: ({ facts: ids, most }, said) => {
    const facts = factsOf(ids, said);
    const lead = itemsOf(facts[0])[0]?.label;
    const shares = facts.flatMap((fact) => itemsOf(fact).find((item) => item.label === lead)?.percent ?? []);
    const [one, other] = shares;
    const says = upperFirst(facts.map((fact) => told(fact, said, most)).join('; '));
    if (one === undefined || other === undefined || one === other) return text('sentence', { says });
    return text('shares_apart', { says, gap: differenceIn(Math.abs(one - other), 'percent') });
  },
  alike: ({ facts: ids }, said) => {
    const facts = factsOf(ids, said);
    const [first] = facts;
    if (!first) return '';
    const field = said.fields.get(first.field);
    const heads = facts.map(({ role }) => headOf(role, said));
    return upperFirst(
      hasOwnSubject(field)
        ? text('sentence', { says: ofGroup(listed(heads.map(nounPlural)), first, field) })
        : text('same_for_all', { roles: listed(heads.map(aRole)), says: predicate(first, field) }),
    );
  },
  run: ({ facts: ids, most = NAMED_ITEMS }, said) => {
    const facts = factsOf(ids, said);
    const [first] = facts;
    if (!first) return '';
    const field = said.fields.get(first.field);
    const role = headOf(first.role, said);
    const items = facts.flatMap((fact) =>
      Array.isArray(fact.value)
        ? itemsOf(fact).map((item) => itemIn(item, itemsOf(fact), field))
        : [asClause(fact.display, field)],
    );
    const named = items.slice(0, Math.min(most, NAMED_LINES));
    const plain = field.aspect === 'duties' && named.every((item) => !/^\p{Ll}+s\b/u.test(item));
    const says = field.says
      ? saysOf(role, listed(items.slice(0, most)), field)
      : plain
        ? `${nounPlural(role)} ${named.join('; ')}`
        : text('items_of', { role: aRole(role), field: field.label.toLowerCase(), items: named.join('; ') });
    return text('sentence', { says: upperFirst(says) });
  },
};

const isRange = (value: AnswerFact['value'] | undefined): value is { min: number; max: number } =>
  typeof value === 'object' && 'min' in value;

const itemsOf = (fact: AnswerFact | undefined): Item[] => itemsIn(fact?.value);
