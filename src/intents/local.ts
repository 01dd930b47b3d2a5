import type { RoleHead } from '../catalogue/catalogue.ts';
import type { Query } from '../contract/query.ts';
import type { Item } from '../contract/schema.ts';
import type { AnsweringTools } from './findings.ts';

/** Pay in one place, of one role. */
export interface LocalFigure {
  role: RoleHead;
  /** As the source names it. */
  place: string;
  /** Median pay a year there, in dollars. */
  amount: number;
}

/** Fields that hold pay by place, the wider places first. */
const BY_PLACE = ['salary.by_state', 'salary.by_metro'];

/** What the sources give for the place that a question names; empty where they give nothing for it. */
export function localFigures(
  { place, asked }: Query,
  roles: readonly RoleHead[],
  { catalogue, book }: AnsweringTools,
): LocalFigure[] {
  const ofPay = asked.aspects.length === 0 || asked.aspects.includes('salary');
  if (place === null || !ofPay) return [];
  const wanted = place.toLowerCase();
  return roles.flatMap((role) => {
    for (const id of BY_PLACE) {
      const items = book
        .held(role.id, id)
        .flatMap(({ value }) => (Array.isArray(value) ? (value as Item[]) : []));
      const item = items.find(({ label }) => isPlace(label.toLowerCase(), wanted));
      if (item?.amount !== undefined) {
        book.state(role.id, catalogue.fields.get(id));
        return [{ role, place: item.label, amount: item.amount }];
      }
    }
    return [];
  });
}

/** A state by its name, an area by the city that leads it ("Boston-Cambridge-Newton, MA"). */
function isPlace(label: string, wanted: string): boolean {
  return label === wanted || label.split(/[-–,]/)[0]?.trim() === wanted;
}
