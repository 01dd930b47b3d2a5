import type { Field, Item } from '../../contract/schema.ts';
import type { Column, Tools } from '../intent.ts';

/** A skill counts as one of the role's own from this importance on (percent). */
const IMPORTANT = 50;
/** The number of items of a list without importance that count as the role's own. */
const FIRST_ITEMS = 12;

/** The skills that a move adds and those that carry over; the most important first. */
export interface SkillGap {
  shared: string[];
  missing: string[];
  software: string[];
  /** The role of which no source records skills, so that they cannot be set against each other. */
  lacks: 'from' | 'to' | null;
  /** The field that skills are told by. */
  field: Field;
}

/** Skills of the goal that the start has too, and those that it lacks. Without a start all of them are to add. */
export function skillGap(from: Column | null, to: Column, tools: Tools): SkillGap {
  const { catalogue, book } = tools;
  const skills = catalogue.fields.ofMeasure('skills');
  const software = catalogue.fields.ofMeasure('software');
  const asked = catalogue.fields
    .ofAspect('requirements')
    .filter(({ measure, step, onRequest }) => measure === undefined && step === undefined && !onRequest);
  const columns = from ? [from, to] : [to];
  const fields = [...skills, ...software, ...asked].filter((field) =>
    columns.some((column) => book.has(column, field)),
  );
  const brought = new Set(
    (from ? fields.flatMap((field) => labels(from, field, tools)) : []).map((label) => label.toLowerCase()),
  );
  const gap: SkillGap = { shared: [], missing: [], software: [], lacks: null, field: skills[0] as Field };
  for (const field of fields) {
    for (const column of columns) book.state(column, field);
    for (const label of labels(to, field, tools)) {
      const added = software.includes(field) ? gap.software : gap.missing;
      const list = brought.has(label.toLowerCase()) ? gap.shared : added;
      if (!list.includes(label)) list.push(label);
    }
  }
  const without = columns.find((column) => !skills.some((field) => book.has(column, field)));
  if (without) book.miss(without.role.id, gap.field.id);
  return { ...gap, lacks: without ? (without === to ? 'to' : 'from') : null };
}

function labels(column: Column, field: Field, { book }: Tools): string[] {
  return book.held(column, field).flatMap(({ value }) => {
    if (!Array.isArray(value)) return typeof value === 'string' ? [value] : [];
    const items = value as Item[];
    return items.filter(isOwn(field)).map((item) => item.label);
  });
}

/** Importance is measured for every skill of a list of this measure and statistic; other lists hold the first alone. */
const isOwn = (field: Field) => (item: Item, at: number, list: readonly Item[]) =>
  field.statistic === 'share' && list.length > FIRST_ITEMS
    ? (item.percent ?? 0) >= IMPORTANT
    : at < FIRST_ITEMS;
