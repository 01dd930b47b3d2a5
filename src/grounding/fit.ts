import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Field } from '../contract/schema.ts';
import type { Ground } from './evidence.ts';
import type { Figure } from './numbers.ts';
import type { Cues } from './sentence.ts';
import { stemsOf } from './words.ts';

/** Which fields a claim may belong to, by the words around it and the unit of its figure. */

interface FieldTraits {
  modes: ReadonlySet<string>;
  hourly: boolean;
  yearly: boolean;
  /** Its figure is where a group of people begins or ends: "$137,470 or more". */
  open: 'least' | 'most' | null;
}
const traitsOf = new WeakMap<FieldRegistry, Map<string, FieldTraits>>();

/** What a field's own words say of it: whether it is asked for or held, by the hour or by the year. */
function traits(field: Field, of: Ground): FieldTraits {
  let all = traitsOf.get(of.registry);
  if (!all) {
    all = new Map(of.registry.all.map((f) => [f.id, read(f, of)]));
    traitsOf.set(of.registry, all);
  }
  return all.get(field.id) ?? read(field, of);
}

function read(field: Field, of: Ground): FieldTraits {
  const own = new Set(
    stemsOf(`${field.label} ${field.says ?? ''} ${field.measure?.replaceAll('.', ' ') ?? ''}`),
  );
  const said = (name: string) =>
    (of.lexicon.file.modes[name] ?? []).some((phrase) => stemsOf(phrase).every((s) => own.has(s)));
  const modes = new Set(
    field.aspect === 'requirements' || said('required') ? ['required'] : said('held') ? ['held'] : [],
  );
  const unit = field.of ?? field.unit;
  return {
    modes,
    hourly: unit === 'USD/hour',
    yearly: unit === 'USD/year' || (own.has('year') && unit !== 'years'),
    open:
      field.statistic === 'percentile'
        ? (of.lexicon.file.rounding.most ?? []).some((phrase) => field.label.includes(phrase))
          ? 'most'
          : 'least'
        : null,
  };
}

/** Which side of its figure a field speaks of: "up to" for the lowest-paid tenth, "from" for the best-paid. */
export const openSide = (field: Field, of: Ground) => traits(field, of).open;

/** Whether a field says what is asked of someone: an education, an experience, a skill. */
export const asksFor = (field: Field, of: Ground) =>
  traits(field, of).modes.has('required') || field.aspect === 'skills';

/** Whether a claim with these cues can be about the field. */
export function fits(field: Field, cues: Cues, of: Ground, strict = true): boolean {
  const own = traits(field, of);
  if (cues.topics.length > 0 && !cues.topics.every((t) => t.has(field.id)) && !closeTopic(field, cues))
    return false;
  if (cues.period === 'other') return false;
  if (cues.period === 'hour' && !own.hourly) return false;
  if (cues.period === 'year' && !own.yearly) return false;
  if (!statisticFits(field, cues, own.hourly, strict)) return false;
  if (own.modes.has('held') && cues.modes.has('required') && !cues.modes.has('held')) return false;
  return !(
    own.modes.has('required') &&
    cues.modes.has('held') &&
    !cues.modes.has('required') &&
    field.aspect !== 'requirements'
  );
}

/** Topics that do not meet ("skills", "customer service"): the last one said rules. */
function closeTopic(field: Field, cues: Cues): boolean {
  const meet = cues.topics.reduce<ReadonlySet<string> | null>(
    (all, t) => (all ? all.intersection(t) : t),
    null,
  );
  return meet !== null && meet.size === 0 && (cues.topics.at(-1)?.has(field.id) ?? false);
}

function statisticFits(field: Field, cues: Cues, hourly: boolean, strict: boolean): boolean {
  const own = field.statistic;
  const said = cues.statistics;
  if (own === 'start' || own === 'experienced')
    return said.has(own) && !(said.has('start') && said.has('experienced'));
  if (own === 'percentile') return cues.topics.some((t) => t.has(field.id) && t.size < 4);
  if (own === 'hourly')
    return cues.period === 'hour' && !said.has('median') && !said.has('start') && !said.has('experienced');
  if (hourly && cues.period !== 'hour' && strict) return false;
  const rangeStart = own === 'range' && said.has('range');
  if (own === 'range' && (said.has('average') || said.has('median')) && !rangeStart) return false;
  if (said.has('experienced') && !/experienc/.test(field.id)) return false;
  if (said.has('start') && !rangeStart) return false;
  if (said.has('average') && own !== 'average')
    return own === undefined ? field.unit === 'percent' && !strict : false;
  if (said.has('median') && own !== 'median') return false;
  return !(said.has('range') && (own === 'average' || own === 'median'));
}

/** Whether the figure's unit can be the field's. */
export function unitFits(field: Field, figure: Figure): boolean {
  const unit = field.unit === 'range' ? (field.of ?? 'USD/year') : field.unit;
  const list = unit === 'list' || unit === 'distribution';
  switch (figure.unit) {
    case 'money':
      return unit.startsWith('USD') || list;
    case 'percent':
      return unit === 'percent' || list;
    case 'years':
      return unit === 'years';
    case 'plain':
      return unit === 'jobs' || unit === 'people' || unit === 'years' || unit.startsWith('USD') || list;
    default:
      return false;
  }
}
