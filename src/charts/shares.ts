import type { Answer, AnswerFact, TableCell, TableRow } from '../contract/answer.ts';

/** Figures that are parts of a whole, on one scale from zero: a group of bars for each row of the table. */
export interface ShareChart {
  kind: 'shares';
  title: string;
  /** Whose figures the bars of each group are, in their order. */
  series: string[];
  groups: { title: string; bars: Bar[] }[];
  unit: 'percent' | 'score';
  /** The end of the scale, which begins at zero. */
  most: number;
  /** The scale in words. */
  scale: string;
  alt: string;
}

interface Bar {
  /** Null where there is no figure to draw: none is reported, or only a bound that it is below. */
  value: number | null;
  /** The figure as the table shows it. */
  text: string;
}

/** Fewer figures side by side are read more quickly in the table. */
const LEAST = 3;
/** More bars than these are no picture that is taken in at once. */
const MOST_BARS = 30;
/** The ends that a scale can have, in parts of the whole: small shares are told apart on a short one. */
const ENDS = [0.1, 0.25, 0.5, 1];

/** The shares or ratings that an answer's table holds; undefined where there are too few or too many to draw. */
export function shareChart({ table, facts }: Answer): ShareChart | undefined {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const ofFact = ({ facts: [id = ''] }: TableCell) => byId.get(id);
  const [rows, isRating] = alike(table?.rows.filter(({ scale }) => scale) ?? [], ofFact);
  const [first, ...others] = rows;
  const columns = table?.columns ?? [];
  if (!first?.scale || (rows.length < LEAST && columns.length < LEAST)) return undefined;
  const drawn = rows.map(({ label, cells }) => ({
    title: label,
    bars: cells.map((cell): Bar => ({ value: figureOf(label, ofFact(cell)), text: cell.text })),
  }));
  const values = drawn.flatMap(({ bars }) => bars.flatMap(({ value }) => value ?? []));
  if (values.length < LEAST || rows.length * columns.length > MOST_BARS) return undefined;
  const { of, whole } = first.scale;
  const most = whole * (ENDS.find((end) => Math.max(...values) <= whole * end) ?? 1);
  const title = others.every(({ scale }) => scale?.of === of) ? of : isRating ? 'Ratings' : 'Shares';
  const parts =
    others.length > 0
      ? { series: columns, groups: drawn }
      : { series: [title], groups: columns.map((name, at) => ({ title: name, bars: oneOf(drawn, at) })) };
  const scale = `The scale ends at ${most}${isRating ? '' : '%'}.`;
  return {
    kind: 'shares',
    title,
    ...parts,
    unit: isRating ? 'score' : 'percent',
    most,
    scale,
    alt: altText(title, parts),
  };
}

/** The bar of one role in the only group. */
const oneOf = ([group]: readonly ShareChart['groups'][number][], at: number): Bar[] =>
  group?.bars.slice(at, at + 1) ?? [];

/** The rows of one kind, shares or ratings, whichever are more: the two are never drawn alike. */
function alike(
  rows: readonly TableRow[],
  ofFact: (cell: TableCell) => AnswerFact | undefined,
): [TableRow[], isRating: boolean] {
  const isRating = ({ cells }: TableRow) => cells.some((cell) => ofFact(cell)?.unit === 'score');
  const ratings = rows.filter(isRating);
  const shares = rows.filter((row) => !isRating(row));
  return ratings.length > shares.length ? [ratings, true] : [shares, false];
}

/** The figure of a cell: a number, or the share of the label that the row is of. */
function figureOf(label: string, fact: AnswerFact | undefined): number | null {
  if (fact === undefined || fact.bound === 'under') return null;
  if (typeof fact.value === 'number') return fact.value;
  if (!Array.isArray(fact.value)) return null;
  return fact.value.find((item) => item.label === label)?.percent ?? null;
}

function altText(title: string, { series, groups }: Pick<ShareChart, 'series' | 'groups'>): string {
  const [only, ...others] = series;
  const named = ({ text }: Bar, at: number) => (others.length > 0 ? `${series[at]} ${text}` : text);
  const lines = groups.map((group) => `${group.title}: ${group.bars.map(named).join(', ')}.`);
  const whose = others.length > 0 || only === title ? '' : `, ${only}`;
  return [`${title}${whose}.`, ...lines].join(' ');
}
