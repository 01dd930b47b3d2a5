import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { openWorkbook, type Row } from '../../src/importing/xlsx.ts';
import { OFFICIAL } from './official.ts';

/** A question on one occupation, and the values that the publisher's file gives, by field; null: it gives none. */
interface Asked {
  code: string;
  text: string;
  values: Readonly<Record<string, number | string | null>>;
}

/** Each of the subjects is asked of this many occupations, spread over its file. */
const EACH = 20;
const MORE = join(OFFICIAL, 'more');

function spread<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(all.length / EACH));
  return all.filter((_, at) => at % step === 0).slice(0, EACH);
}

const textOf = (...path: string[]) => {
  const bytes = readFileSync(join(MORE, ...path));
  return (path.at(-1)?.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};
const linesOf = (...path: string[]) =>
  textOf(...path)
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '');

async function sheetOf(path: string, sheet: string | number): Promise<Row[]> {
  using book = await openWorkbook(join(OFFICIAL, path));
  const rows: Row[] = [];
  await book.rows(typeof sheet === 'string' ? sheet : (book.sheets[sheet] ?? ''), (row) => {
    rows.push(row);
  });
  return rows;
}

/** Official titles by six-digit code, those that read as typed (no list in them), of occupations that O*NET does not divide. */
function titles(): Map<string, string> {
  const rows = readFileSync(join(OFFICIAL, 'onet-30.3', 'Occupation Data.txt'), 'utf8').split(/\r?\n/);
  const all = rows.slice(1).map((line) => line.split('\t'));
  const undivided = (code: string) => all.filter(([other]) => other?.startsWith(code)).length === 1;
  return new Map(
    all.flatMap(([code = '', title = '']) =>
      code.endsWith('.00') && /^[A-Za-z -]+$/.test(title) && undivided(code.slice(0, 7))
        ? [[code.slice(0, 7), title] as const]
        : [],
    ),
  );
}

describe.skipIf(!existsSync(MORE))('an answer gives the figures of the publisher’s own file', () => {
  let assistant: Assistant;
  let named: Map<string, string>;
  beforeAll(() => {
    assistant = createAssistant();
    named = titles();
  });

  /** Asks of occupations that the file has; returns what was answered otherwise than the file says. */
  async function wrong(all: readonly Asked[]): Promise<unknown[]> {
    const faults: unknown[] = [];
    for (const { code, text, values } of all) {
      const { roles, facts } = await assistant.ask({ text });
      const given = Object.fromEntries(
        Object.keys(values).map((field) => [
          field,
          facts.find((fact) => fact.field === field)?.value ?? null,
        ]),
      );
      if (!roles[0]?.soc?.startsWith(code) || JSON.stringify(given) !== JSON.stringify(values))
        faults.push({ text, roles: roles.map(({ soc }) => soc), given, values });
    }
    expect(all.length).toBeGreaterThanOrEqual(12);
    return faults;
  }
  const ask = (rows: readonly { code: string; values: Asked['values'] }[], words: string) =>
    spread(rows.filter(({ code }) => named.has(code))).map(
      ({ code, values }): Asked => ({ code, values, text: words.replace('…', named.get(code) ?? '') }),
    );

  test('on remote work', async () => {
    const rows = linesOf('ors-layout', 'ors-2025-sample-20-occupations.csv').map((line) => line.split(','));
    const asked = rows.map(([code = '', , telework = '']) => ({
      code,
      values: { 'environment.telework': telework === '' ? null : Number(telework) },
    }));
    expect(await wrong(ask(asked, 'Can … work remotely?'))).toEqual([]);
  });

  test.each([
    ['4.C.3.d.1', 'environment.time_pressure', 'How stressful is the job of …?'],
    ['4.C.2.a.1.c', 'environment.outdoors', 'Do … work outdoors?'],
    ['4.C.3.d.8', 'environment.long_weeks', 'How many hours do … work?'],
  ])('on working conditions (%s)', async (element, field, words) => {
    const rows = linesOf('onet-aggregated-2022', 'Work Context.rebuilt-2022.txt.gz').flatMap((line) => {
      const [code = '', id, , scale, , value] = line.split('\t');
      if (id !== element || !code.endsWith('.00')) return [];
      const highest = scale === 'CT' ? 3 : 5;
      const score = Math.round((100 * (Number(value) - 1)) / (highest - 1));
      return [{ code: code.slice(0, 7), values: { [field]: score } }];
    });
    expect(await wrong(ask(rows, words))).toEqual([]);
  });

  test('on AI, as the place among all that are scored', async () => {
    const scored = linesOf('ai', 'microsoft-soc_ai_applicability_scores.csv').map((line) => ({
      code: line.slice(0, 7),
      score: Number(line.slice(line.lastIndexOf(',') + 1)),
    }));
    const above = (score: number) => scored.filter((other) => other.score < score).length;
    const rows = scored.map(({ code, score }) => ({
      code,
      values: { 'outlook.ai_chat_use': Math.round((100 * above(score)) / scored.length) },
    }));
    expect(await wrong(ask(rows, 'Will AI take over the work of …?'))).toEqual([]);
  });

  test('on what the projections name', async () => {
    const causes = new Map<string, string[]>();
    for (const [, code, , , factor] of (await sheetOf('bls-ep-2024-34/occupation.xlsx', 'Table 1.12')).slice(
      2,
    ))
      if (code && factor) causes.set(code, [...(causes.get(code) ?? []), factor]);
    const rows = [...causes].map(([code, all]) => ({
      code,
      ai: all.some((one) => /\bAI\b|artificial intelligence/.test(one)),
    }));
    for (const { code, ai } of spread(rows.filter(({ code: one }) => named.has(one)))) {
      const { facts } = await assistant.ask({ text: `Is AI named for ${named.get(code)}?` });
      const said = facts.find(({ field }) => field === 'outlook.machines')?.value;
      expect([code, typeof said === 'string' && said.includes('AI')]).toEqual([code, ai]);
    }
  });

  test('on unemployment', async () => {
    const byTitle = new Map([...named].map(([code, title]) => [title.toLowerCase(), code]));
    const rows = linesOf('cps-2025', 'cpsaat25b-2025.csv').flatMap((line) => {
      const [, quoted, plain, rest = ''] = /^(?:"([^"]*)"|([^,]*)),(.*)$/.exec(line) ?? [];
      const code = byTitle.get((quoted ?? plain ?? '').toLowerCase());
      const rate = rest.split(',')[0] ?? '';
      return code !== undefined && /^[\d.]+$/.test(rate)
        ? [{ code, values: { 'outlook.unemployment': Number(rate) } }]
        : [];
    });
    expect(await wrong(ask(rows, 'How high is unemployment among …?'))).toEqual([]);
  });

  test('on who works there, by gender', async () => {
    const byTitle = new Map([...named].map(([code, title]) => [title.toLowerCase(), code]));
    const rows = (await sheetOf('bls-cps-2022/cpsaat11.xlsx', 0)).flatMap(([title, , women]) => {
      const code = byTitle.get(title?.toLowerCase() ?? '');
      return code !== undefined && /^[\d.]+$/.test(women ?? '') ? [{ code, women: Number(women) }] : [];
    });
    const asked = spread(rows);
    expect(asked.length).toBeGreaterThanOrEqual(12);
    for (const { code, women } of asked) {
      const { facts } = await assistant.ask({ text: `What percent of ${named.get(code)} are women?` });
      const value = facts.find(({ field }) => field === 'demographics.gender')?.value;
      const share = Array.isArray(value) && value.find(({ label }) => label === 'Female')?.percent;
      expect([code, share]).toEqual([code, Math.round(10 * women) / 10]);
    }
  });

  test('on leaving an occupation', async () => {
    const [, header = [], ...table] = await sheetOf('bls-ep-2024-34/occupation.xlsx', 'Table 1.10');
    const at = header.findIndex((cell) => /total occupational separations rate/i.test(cell ?? ''));
    const rows = table.flatMap((row) =>
      row[2] === 'Line item'
        ? [
            {
              code: row[1] ?? '',
              values: { 'outlook.leaving_occupation': Math.round(10 * Number(row[at])) / 10 },
            },
          ]
        : [],
    );
    expect(await wrong(ask(rows, 'How high is turnover among …?'))).toEqual([]);
  });

  test('on licences: the page of the Handbook that has a section on them, or none', async () => {
    const pages = new Map(
      textOf('ooh-2024-34', 'sections.jsonl.gz')
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const page = JSON.parse(line) as Record<string, unknown>;
          const has = 'Licenses, Certifications, and Registrations' in page;
          return [String(page.slug), has ? String(page.title) : null];
        }),
    );
    const rows = linesOf('ooh-2024-34', 'soc-to-profile.tsv').map((line) => {
      const [code = '', slug = ''] = line.split('\t');
      return { code, values: { 'requirements.handbook_licences': pages.get(slug) ?? null } };
    });
    expect(await wrong(ask(rows, 'Do … need a license?'))).toEqual([]);
  });

  test('on seniority: the tenths of pay', async () => {
    const [header = [], ...table] = await sheetOf('bls-oews-2025/national_M2025_dl.xlsx', 0);
    const at = (title: string) => header.indexOf(title);
    const rows = table.flatMap((row) => {
      const [low, high] = [Number(row[at('A_PCT10')]), Number(row[at('A_PCT90')])];
      return row[at('O_GROUP')] === 'detailed' && low > 0 && high > 0
        ? [{ code: row[at('OCC_CODE')] ?? '', values: { 'salary.p10': low, 'salary.p90': high } }]
        : [];
    });
    expect(await wrong(ask(rows, 'Seniority of …'))).toEqual([]);
  });

  test('on education that people in the job have', async () => {
    const [, header = [], ...table] = await sheetOf('bls-ep-2022-32/occupation.xlsx', 'Table 5.3');
    const rows = table.flatMap((row) => {
      const shares = header.slice(2).map((label, level) => ({ label, percent: Number(row[level + 2]) }));
      const [most] = shares.sort((a, b) => b.percent - a.percent);
      return /^\d{2}-\d{4}$/.test(row[1] ?? '') && most ? [{ code: row[1] ?? '', most }] : [];
    });
    for (const { code, most } of spread(rows.filter(({ code: one }) => named.has(one)))) {
      const { facts } = await assistant.ask({ text: `educational attainment of ${named.get(code)}` });
      const value = facts.find(({ field }) => field === 'education.attainment')?.value;
      expect([code, Array.isArray(value) ? value[0] : value]).toEqual([
        code,
        { label: most.label, percent: Math.round(10 * most.percent) / 10 },
      ]);
    }
  });
});
