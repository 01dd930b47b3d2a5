import type { Answer, AnswerFact, TableRow } from '../../src/contract/answer.ts';

/** Stretches on the scale of a table: `outer` drawn as a line, `inner` as a block over it. */
interface Span {
  outer: readonly [number, number];
  inner: readonly [number, number];
}

/** A row's spans, one a cell; null for a cell without a span. */
type Spans = readonly (Span | null)[];

const PERCENTILE = /^(salary\.(?:hourly_)?)p90$/;

/**
 * Pictures of pay for a table: ranges as blocks, percentiles as a line from the tenth to the ninetieth with a
 * block over the middle half, all of one unit on one scale. Given a row and a width in columns it returns a
 * picture a cell, or null for a row that shows no range. No picture has digits in it.
 */
export function payBars(answer: Answer): (row: TableRow, columns: number) => (string | null)[] | null {
  const facts = new Map(answer.facts.map((fact) => [fact.id, fact]));
  // By their cells: a row is laid out under another label where its title is long.
  const rows = new Map<TableRow['cells'], { hourly: boolean; spans: Spans }>();
  for (const row of answer.table?.rows ?? []) {
    const spans = row.cells.map(
      (cell) => cell.facts.map((id) => spanOf(facts.get(id), answer.facts)).find(Boolean) ?? null,
    );
    if (spans.some((span) => span !== null)) rows.set(row.cells, { hourly: isHourly(row), spans });
  }
  return (row, columns) => {
    const found = rows.get(row.cells);
    if (!found) return null;
    const { hourly, spans } = found;
    const alike = [...rows.values()]
      .filter((other) => other.hourly === hourly)
      .flatMap((other) => other.spans);
    // A lone bar would fill its scale whatever it stands for.
    if (alike.filter((span) => span !== null).length < 2) return null;
    const scale = scaleOf(alike);
    return spans.map((span) => (span ? draw(span, scale, columns) : null));
  };
}

const isHourly = (row: TableRow) => row.field.includes('hourly');

/** The pay that a fact spans; the ninetieth percentile stands for all percentiles of its role. */
function spanOf(fact: AnswerFact | undefined, all: readonly AnswerFact[]): Span | null {
  if (fact?.aspect !== 'salary') return null;
  const { value } = fact;
  if (typeof value === 'object' && !Array.isArray(value)) {
    return { outer: [value.min, value.max], inner: [value.min, value.max] };
  }
  const prefix = PERCENTILE.exec(fact.field)?.[1];
  if (prefix === undefined) return null;
  const at = (name: string) => {
    const found = all.find((other) => other.role === fact.role && other.field === prefix + name)?.value;
    return typeof found === 'number' ? found : null;
  };
  const [p10, p25, p75] = [at('p10'), at('p25'), at('p75')];
  if (p10 === null || p25 === null || p75 === null || typeof value !== 'number') return null;
  return { outer: [p10, value], inner: [p25, p75] };
}

function scaleOf(spans: Spans): readonly [number, number] {
  const ends = spans.flatMap((span) => span?.outer ?? []);
  return [Math.min(...ends), Math.max(...ends)];
}

/** A span in block characters, to half a column. */
function draw({ outer, inner }: Span, [low, high]: readonly [number, number], columns: number): string {
  const halves = columns * 2;
  const place = (value: number) => (high === low ? 0 : Math.round(((value - low) / (high - low)) * halves));
  const covers = ([from, to]: readonly [number, number]) => {
    const start = Math.min(place(from), halves - 1);
    const end = high === low ? halves : Math.max(place(to), start + 1);
    return (half: number) => half >= start && half < end;
  };
  const [thin, thick] = [covers(outer), covers(inner)];
  let line = '';
  for (let column = 0; column < columns; column += 1) {
    const [left, right] = [column * 2, column * 2 + 1];
    if (thick(left) && thick(right)) line += '█';
    else if (thick(left)) line += '▌';
    else if (thick(right)) line += '▐';
    else line += thin(left) || thin(right) ? '─' : ' ';
  }
  return line.trimEnd();
}
