import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type Chart, chartFor, chartSvg, type PayChart, renderPng } from '../../src/charts/index.ts';
import { type Answer, type AnswerFact, answerSchema } from '../../src/contract/answer.ts';

const PNG_SIGNATURE = '89504e470d0a1a0a';

interface Pay {
  average?: number;
  median?: number;
  p10?: number;
  p90?: number;
  capped?: true;
  range?: [number, number];
}

/** An answer about roles with these pay figures, as the chart reads it. */
function answerAbout(pays: Record<string, Pay>, change: Partial<Answer> = {}): Answer {
  const facts = Object.entries(pays).flatMap(([role, pay]) => factsOf(role, pay));
  return answerSchema.parse({
    version: 1,
    id: null,
    outcome: 'answer',
    intent: 'compare',
    roles: Object.keys(pays).map((id) => ({ id, title: id, soc: null, mention: id, confidence: 1 })),
    aspects: ['salary'],
    text: 'x',
    lead: 'x',
    table: null,
    sections: [],
    notes: [],
    facts,
    missing: [],
    choices: [],
    followUps: [],
    sources: [],
    phrasedBy: 'template',
    ...change,
  });
}

function factsOf(role: string, { range, capped, ...figures }: Pay): AnswerFact[] {
  const base = { role, aspect: 'salary' as const, display: '', source: 'tides', asOf: null };
  const bound = (name: string) => (capped && name === 'p90' ? { bound: 'at_least' as const } : {});
  const numbers = Object.entries(figures).map(([name, value]) => ({
    ...base,
    ...bound(name),
    id: `${role}.salary.${name}`,
    field: `salary.${name}`,
    value: value as number,
    unit: 'USD/year' as const,
  }));
  if (!range) return numbers;
  const [min, max] = range;
  const field = 'salary.range';
  return [...numbers, { ...base, id: `${role}.${field}`, field, value: { min, max }, unit: 'range' }];
}

const payOf = (...about: Parameters<typeof answerAbout>) =>
  chartFor(answerAbout(...about)) as PayChart | undefined;

/** The rectangles of the bars, in order; throws where the SVG is not well-formed. */
function barsOf(svg: string): { x: number; width: number; fill: string }[] {
  const bars: { x: number; width: number; fill: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name !== 'rect' || attributes.width === '100%') return;
    bars.push({ x: Number(attributes.x), width: Number(attributes.width), fill: String(attributes.fill) });
  });
  parser.write(svg).close();
  return bars;
}

const BAR = '#7cc0c6';

describe('the chart of an answer', () => {
  test('draws the range that a source gives, and the middle with its statistic', () => {
    const chart = payOf({
      porter: { average: 30_000, range: [20_000, 60_000] },
      keeper: { average: 60_000, range: [40_000, 100_000] },
    });
    expect(chart?.rows.map((row) => row.span)).toEqual([
      { min: 20_000, max: 60_000, atLeast: false },
      { min: 40_000, max: 100_000, atLeast: false },
    ]);
    expect(chart?.alt).toBe(
      'Pay a year (bars: the range that the source gives). porter: $20,000 – $60,000, average $30,000. keeper: $40,000 – $100,000, average $60,000.',
    );
  });

  test('draws percentiles where there is no range, and says where the source caps them', () => {
    const chart = chartFor(
      answerAbout({ porter: { median: 50_000, p10: 30_000, p90: 239_200, capped: true } }),
    );
    expect(chart?.alt).toContain('$30,000 – $239,200 or more, median $50,000');
  });

  test('never mixes two kinds of bars: a role without the kind that is drawn has none', () => {
    const chart = payOf({
      porter: { average: 30_000, range: [20_000, 60_000] },
      keeper: { median: 60_000, p10: 40_000, p90: 90_000 },
    });
    expect(chart?.rows[1]?.span).toBeUndefined();
    expect(chart?.rows[1]?.middle).toEqual({ value: 60_000, statistic: 'median', atLeast: false });
  });

  test('places side by side are a row each, of the figures of that place alone', () => {
    const places = [
      { code: '48', title: 'Texas' },
      { code: '06', title: 'California' },
    ];
    const at = ({ code }: { code: string }, pay: Pay) =>
      factsOf('porter', pay).map((fact) => ({ ...fact, id: `${fact.id}@${code}`, place: code }));
    const texas = at({ code: '48' }, { median: 50_000, p10: 30_000, p90: 90_000 });
    const california = at({ code: '06' }, { median: 70_000, p10: 40_000, p90: 110_000 });
    const nation = factsOf('porter', { median: 60_000, p10: 35_000, p90: 100_000 });
    const chart = payOf({ porter: {} }, { place: places, facts: [...nation, ...texas, ...california] });
    expect(chart?.rows).toEqual([
      {
        title: 'Texas',
        span: { min: 30_000, max: 90_000, atLeast: false },
        middle: { value: 50_000, statistic: 'median', atLeast: false },
      },
      {
        title: 'California',
        span: { min: 40_000, max: 110_000, atLeast: false },
        middle: { value: 70_000, statistic: 'median', atLeast: false },
      },
    ]);
    const both = payOf({ porter: {}, keeper: {} }, { place: places, facts: [...texas, ...california] });
    expect(both?.rows.map(({ title }) => title)).toEqual([
      'porter (Texas)',
      'porter (California)',
      'keeper (Texas)',
      'keeper (California)',
    ]);
    const alone = payOf(
      { porter: {} },
      { place: { code: '06', title: 'California' }, facts: [...nation, ...california] },
    );
    expect(alone?.rows.map(({ middle }) => middle?.value)).toEqual([70_000]);
  });

  test('there is none where the table says as much, for a rank, for a question back, for six roles', () => {
    const two = { porter: { median: 1 }, keeper: { median: 2 } };
    expect(chartFor(answerAbout(two))).toBeUndefined();
    const three = { ...two, baker: { median: 3 } };
    expect(chartFor(answerAbout(three))).toBeDefined();
    expect(chartFor(answerAbout(three, { intent: 'rank' }))).toBeUndefined();
    expect(chartFor(answerAbout(three, { outcome: 'clarify' }))).toBeUndefined();
    const six = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`role ${n}`, { median: n }]));
    expect(chartFor(answerAbout(six))).toBeUndefined();
  });
});

describe('the SVG of a chart', () => {
  const svgOf = (pays: Record<string, Pay>) => chartSvg(chartFor(answerAbout(pays)) as Chart);

  test('bars stand in proportion on one scale from zero', () => {
    const svg = svgOf({
      porter: { average: 30_000, range: [0, 50_000] },
      keeper: { average: 60_000, range: [50_000, 100_000] },
    });
    const [porter, keeper] = barsOf(svg).filter((bar) => bar.fill === BAR);
    expect(porter?.width).toBeCloseTo(keeper?.width ?? 0, 0);
    expect((porter?.x ?? 0) + (porter?.width ?? 0)).toBeCloseTo(keeper?.x ?? 0, 0);
  });

  test('a middle is drawn as a bar from zero only where no role has a range', () => {
    const plain = barsOf(
      svgOf({ porter: { median: 20_000 }, keeper: { median: 40_000 }, baker: { median: 0 } }),
    );
    expect(plain.filter((bar) => bar.fill === BAR).map((bar) => bar.width)).toEqual([184, 368, 0]);
    const mixed = barsOf(svgOf({ porter: { range: [1000, 2000] }, keeper: { median: 40_000 } }));
    expect(mixed.filter((bar) => bar.fill === BAR)).toHaveLength(1);
  });

  test('whatever a title holds, it is well-formed and no bar leaves the paper', () => {
    const pay = fc.record({ median: fc.nat(1_000_000), range: fc.tuple(fc.nat(90_000), fc.nat(90_000)) });
    const pays = fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), pay, { minKeys: 1, maxKeys: 5 });
    fc.assert(
      fc.property(pays, (some) => {
        const sorted = Object.entries(some).map(([title, { median, range }]): [string, Pay] => [
          title,
          { median, range: [Math.min(...range), Math.max(...range)] },
        ]);
        for (const { x, width } of barsOf(svgOf(Object.fromEntries(sorted)))) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(400);
        }
      }),
    );
  });
});

test('the picture is a PNG of thrice the drawn size, letters included', async () => {
  const chart = payOf({
    porter: { median: 20_000 },
    '看守人 & <keeper>': { range: [30_000, 40_000] },
  }) as PayChart;
  const png = await renderPng(chart);
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
  expect(png.readUInt32BE(16)).toBe(1200);
  // Asked for again it is the same picture, not another drawing of it.
  expect(await renderPng(chart)).toBe(png);
  const wordless = await renderPng({
    ...chart,
    title: '',
    rows: chart.rows.map((row) => ({ ...row, title: '' })),
  });
  expect(png.length).toBeGreaterThan(wordless.length);
});
