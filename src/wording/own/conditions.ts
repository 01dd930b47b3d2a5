import pluralize from 'pluralize';
import type { Condition } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { safeEcho } from '../../language/clean.ts';
import { singular } from '../../language/normalise.ts';
import { few, lowerFirst, showNumber, withArticle, withOptionalArticle } from '../display.ts';
import { nounPlural } from '../nouns.ts';
import { placeName } from '../places.ts';
import { headOf, type Said } from '../said.ts';
import { shareMeasure } from '../shares.ts';
import { type CountedKey, counted, type Params, SENTENCES, text } from './texts.ts';

interface Wording {
  /** Figures of several fields of pay. */
  mixed: boolean;
  /** One role is spoken of, not several. */
  one: boolean;
  /** Education in the words of the source, which those that meet the condition have in common. */
  words: string | null;
  /** The label whose shares a condition on lists of shares is about. */
  label?: string | null | undefined;
}

/**
 * The conditions as clauses behind "roles" (or behind one role), the groups of occupations before it, and after it the
 * roles that do not count.
 */
export function conditionsOf(
  conditions: readonly Condition[],
  wording: Wording,
  said: Said,
): { group: string; clauses: string[]; without: string } {
  const form = (key: CountedKey, params: Params) => counted(key, wording.one ? 1 : 2, params);
  let group = '';
  const out: string[] = [];
  const clauses = conditions.flatMap((condition): string[] => {
    if ('group' in condition) {
      const name = safeEcho(condition.value);
      if (condition.denied) return [form('group_out', { group: name })];
      group += text('group_in', { group: attributive(name) });
      return [];
    }
    if ('role' in condition) {
      if (condition.denied) out.push(nounPlural(headOf(condition.role, said)));
      return [];
    }
    if ('place' in condition)
      return [
        form(condition.denied ? 'place_out' : 'place_in', { place: placeName(safeEcho(condition.value)) }),
      ];
    return [ofField(condition, wording, said, form)];
  });
  const without = out.length === 0 ? '' : text('without', { roles: few(out) });
  return { group, clauses, without };
}

/** A group as it stands before "roles": "engineer", but "sales". */
function attributive(name: string): string {
  const [last = ''] = /\p{L}+$/u.exec(name) ?? [];
  if (SENTENCES.plural_before_nouns.includes(last.toLowerCase())) return name;
  return `${name.slice(0, name.length - last.length)}${singular(last)}`;
}

type OfField = Extract<Condition, { field: string }>;
type Form = (key: CountedKey, params: Params) => string;

function ofField(condition: OfField, wording: Wording, said: Said, form: Form): string {
  const field = said.fields.get(condition.field);
  if (condition.op === 'level') return ofLevel(condition, wording, form);
  if (condition.op === 'is' && field.measure === 'experience.asked')
    return form(condition.denied ? 'needs_experience' : 'needs_no_experience', {});
  if (condition.op === 'is' && field.unit === 'phrase' && typeof condition.value === 'number') {
    const value = `${lowerFirst(field.label)} ${condition.value}`;
    return form(condition.denied ? 'is_not_value' : 'is_value', { value });
  }
  if (condition.op === 'is' && typeof condition.value === 'string') return ofPhrase(condition, field, form);
  if (field.measure === 'growth' && condition.value === 0) return ofTrend(condition, form);
  const share = field.unit === 'distribution' ? wording.label : null;
  const amount = amountOf(condition, share ? { ...field, unit: 'percent' } : field);
  const name = share ? withArticle(shareMeasure(share, field)) : (field.noun ?? lowerFirst(field.label));
  if (field.lasts)
    return form('has_of_amount', {
      measure: name,
      amount: amountOf({ ...condition, words: undefined }, { ...field, unit: 'years' }),
    });
  if (field.unit === 'jobs') return form('has_count', { amount, counted: name.replace(/^number of /, '') });
  const measure = wording.mixed ? text('pay') : measured(name, wording.one);
  const { denied } = condition;
  const isOf = condition.op === 'between' ? condition.about !== undefined && !denied : denied;
  return form(isOf ? 'has_of_amount' : 'has_amount', { measure, amount });
}

/** "are projected to grow": above or below nothing. */
function ofTrend({ op, denied }: OfField, form: Form): string {
  if (op === 'under') return form(denied ? 'shrinks_not' : 'shrinks', {});
  return form(denied ? 'grows_not' : 'grows', {});
}

/** "typically have an apprenticeship", "typically have no on-the-job training". */
function ofPhrase({ value, denied }: OfField & { op: 'is' }, field: Field, form: Form): string {
  const words = String(value);
  if (field.names)
    return form(denied ? 'has_not_named' : 'has_named', { value: words, label: lowerFirst(field.label) });
  const none = words === NONE;
  const phrase = lowerFirst(none ? field.label : words);
  if (denied !== none) return form('has_no_phrase', { phrase });
  return form('has_phrase', { phrase: withOptionalArticle(phrase) });
}

/** The value of a condition that nothing is required. */
const NONE = 'none';

/** "a median salary", "median salaries"; what cannot be counted ("job growth") stays as it is. */
function measured(name: string, one: boolean): string {
  if (!/\b(?:salary|rate|age)$/.test(name)) return name;
  return one ? withArticle(name) : pluralize.plural(name);
}

function amountOf(condition: Exclude<OfField, { op: 'level' }>, field: Field): string {
  const { op, denied, words } = condition;
  const show = (value: number) =>
    words ? text('quoted', { item: safeEcho(words) }) : showNumber(value, field.of ?? field.unit);
  if (op === 'between') {
    const { about } = condition;
    if (about !== undefined) return text(denied ? 'not_near' : 'near', { value: show(about) });
    if (words) return text(denied ? 'not_between_words' : 'between_words', { words: safeEcho(words) });
    const [min, max] = condition.value.map(show) as [string, string];
    return text(denied ? 'outside' : 'between', { min, max });
  }
  const value = typeof condition.value === 'number' ? show(condition.value) : String(condition.value);
  if (op === 'over') return text(denied ? 'at_most' : 'over', { value });
  if (op === 'under') return text(denied ? 'at_least' : 'under', { value });
  return text('exactly', { value });
}

function ofLevel(
  { value, orMore, denied }: Extract<OfField, { op: 'level' }>,
  { words }: Wording,
  form: Form,
): string {
  if (value === 'associate' && orMore) return form(denied ? 'needs_no_degree' : 'needs_degree', {});
  const level =
    words && !denied && !orMore ? withOptionalArticle(lowerFirst(words)) : SENTENCES.levels[value];
  if (orMore) return form(denied ? 'needs_below' : 'needs_more', { level });
  return form(denied ? 'needs_below' : 'needs_level', { level });
}
