import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAssistant } from '../../src/assistant.ts';
import type { Answer, AnswerFact } from '../../src/contract/answer.ts';
import { contains } from '../../src/evaluating/expectations.ts';

/** Questions with places, each figure read anew from the publisher's state file: the answers hold it. */

const RAW = fileURLToPath(
  new URL('../../../shared/data/more/oews-2025-states/state_M2025.derived.tsv.gz', import.meta.url),
);

/** The fields of the catalogue by the columns of the raw file. */
const COLUMNS = {
  jobs: ['outlook.employees', 'TOT_EMP'],
  mean: ['salary.average', 'A_MEAN'],
  p10: ['salary.p10', 'A_PCT10'],
  median: ['salary.median', 'A_MEDIAN'],
  p90: ['salary.p90', 'A_PCT90'],
} as const;

/** `state: "US"`: the nation's, which the state file does not hold; it is there, whatever it is. */
const figureSchema = z.strictObject({
  code: z.string(),
  /** The code of the role, where its figures are published under a wider one. */
  soc: z.string().optional(),
  state: z.string(),
  column: z.enum(['jobs', 'mean', 'p10', 'median', 'p90']),
});

const questionSchema = z.strictObject({
  text: z.string(),
  figures: z.array(figureSchema).default([]),
  /** The places that the answer is based on. */
  place: z.array(z.string()).optional(),
  says: z.array(z.string()).default([]),
  rank: z
    .strictObject({
      code: z.string(),
      direction: z.enum(['most', 'least']),
      column: z.enum(['median', 'jobs']).default('median'),
    })
    .optional(),
  /** What was asked before it. */
  turns: z.array(z.string()).default([]),
  /** A place that no figure ships for: it is named, and the nation's figures stand in. */
  lacks: z.string().optional(),
  abroad: z.string().optional(),
  /** The answer asks where that is. */
  where: z.boolean().default(false),
});
type Asked = z.infer<typeof questionSchema>;
type Figure = z.infer<typeof figureSchema>;

const QUESTIONS: Asked[] = ['places.jsonl', 'places-more.jsonl'].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => questionSchema.parse(JSON.parse(line))),
);

type RawRow = Readonly<Record<string, string>>;

function rawRows(): RawRow[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(RAW)).toString().trimEnd().split('\n');
  const titles = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? '']));
  });
}

describe.skipIf(!existsSync(RAW))('places (skipped where the raw state file is not at hand)', () => {
  const raw = existsSync(RAW) ? rawRows() : [];
  const assistant = createAssistant();

  test.each(QUESTIONS)('$text', async (asked) => {
    const conversation = asked.text;
    for (const text of asked.turns) await assistant.ask({ text, conversation });
    const answer = await assistant.ask(
      asked.turns.length > 0 ? { text: asked.text, conversation } : { text: asked.text },
    );
    const said = { outcome: answer.outcome, text: answer.text };
    if (asked.where) {
      expect(said).toMatchObject({ outcome: 'clarify' });
      return;
    }
    expect(said).toMatchObject({ outcome: 'answer' });
    for (const figure of asked.figures) expectFigure(answer, figure, raw);
    if (asked.place) expect([answer.place ?? []].flat().map(({ code }) => code)).toEqual(asked.place);
    const named = [...asked.says, asked.lacks, asked.abroad].filter((words) => words !== undefined);
    expect(
      named.filter((words) => !contains(answer.lead, words)),
      answer.lead,
    ).toEqual([]);
    if (asked.abroad) expect(answer.place).toBeNull();
    // A state of it stands in.
    if (asked.lacks) expect(answer.place).toMatchObject({ code: expect.stringMatching(/^\d{2}$/) });
    if (asked.rank) expectRank(answer, asked.rank, raw);
  });
});

/** One fact of the answer is this figure, of this role and place, and the text shows it. */
function expectFigure(
  answer: Answer,
  { code, soc = code, state, column }: Figure,
  raw: readonly RawRow[],
): void {
  const [field, title] = COLUMNS[column];
  const roles = answer.roles.filter((role) => role.soc?.startsWith(soc)).map(({ id }) => id);
  const facts = answer.facts.filter(
    (fact) => fact.field === field && roles.includes(fact.role) && (fact.place ?? 'US') === state,
  );
  const shown = facts.filter(({ display }) => contains(answer.text, display)).map(({ value }) => value);
  if (state === 'US') {
    expect(shown, `${code} ${column} of the nation: ${answer.lead}`).toHaveLength(1);
    return;
  }
  const row = raw.find(({ AREA, OCC_CODE }) => AREA === state && OCC_CODE === code);
  expect(row?.[title]).toMatch(/^\d+$/);
  expect(shown, `${code} ${column} in ${state}: ${answer.lead}`).toEqual([Number(row?.[title])]);
}

/** The places stand in the order of the raw file's medians, and there are as many. */
function expectRank(
  answer: Answer,
  { code, direction, column }: NonNullable<Asked['rank']>,
  raw: readonly RawRow[],
): void {
  const rows = raw
    .filter((row) => row.OCC_CODE === code && row[COLUMNS[column][1]] !== '')
    .map((row) => ({
      place: row.AREA,
      title: row.AREA_TITLE ?? '',
      value: Number(row[COLUMNS[column][1]]),
    }))
    .sort((a, b) => (direction === 'least' ? a.value - b.value : b.value - a.value));
  const local = answer.facts.filter(({ place }) => place !== undefined);
  const listed = local.map(({ place, value }: AnswerFact) => ({ place, value }));
  expect(listed.length).toBeGreaterThan(2);
  expect(listed.map(({ value }) => value)).toEqual(rows.slice(0, listed.length).map(({ value }) => value));
  for (const { place, value } of listed)
    expect(rows.find((row) => row.place === place)?.value, place).toBe(value);
  expect(answer.total).toBe(rows.length);
  expect(answer.lead).toContain(rows[0]?.title);
}
