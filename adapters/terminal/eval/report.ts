import type { ModelAbout } from '../../../src/contract/assistant.ts';
import type { Miss, QuestionScore } from '../../../src/evaluating/score.ts';

/** The results of an evaluation: one column with our own text, one with the model where one is set. */
export interface Evaluation {
  questions: { name: string; own: QuestionScore; model: QuestionScore | null }[];
  model: ModelAbout | null;
}

type Row = [label: string, own: string, model: string];

/** The table of an evaluation, its lines. */
export function table({ questions, model }: Evaluation): string[] {
  const rows: Row[] = [
    ['', 'own text', model?.name ?? ''],
    ...questions.flatMap(({ name, own, model: worded }): Row[] => [
      [`${name}: answered right`, right(own), worded ? right(worded) : ''],
      ...(worded
        ? ([
            ['  planned by the model', '', share(worded.planned, worded.asked)],
            ['  first words, median and longest', spread(own.first), spread(worded.first)],
            ['  whole answer, median and longest', spread(own.whole), spread(worded.whole)],
          ] satisfies Row[])
        : []),
    ]),
    ...Object.entries(model?.counters ?? {})
      .filter(([, count]) => count > 0)
      .map(([event, count]): Row => [`model: ${event.replaceAll('_', ' ')}`, '', String(count)]),
  ];
  const width = (column: 0 | 1 | 2) => Math.max(...rows.map((row) => row[column].length));
  const [label, own, worded] = [width(0), width(1), width(2)];
  const lines = rows.map((row) =>
    `${row[0].padEnd(label)}  ${row[1].padStart(own)}  ${row[2].padStart(worded)}`.trimEnd(),
  );
  return model ? lines : [...lines, '', NO_MODEL];
}

const NO_MODEL = 'No model is set; OPENAI_API_KEY or OPENAI_BASE_URL adds a column for it.';

/** Every case that did not come out right, with the column it belongs to. */
export function failures({ questions, model }: Evaluation): string[] {
  const of = (where: string, misses: readonly Miss[]) =>
    misses.map(({ id, why }) => `${where} ${id}: ${why}`);
  return [
    ...questions.flatMap(({ name, own, model: worded }) => [
      ...of(name, own.misses),
      ...of(`${name}, ${model?.name}`, worded?.misses ?? []),
    ]),
  ];
}

const right = ({ asked, misses }: QuestionScore): string => share(asked - misses.length, asked);

function share(part: number, all: number): string {
  return `${part}/${all} ${((100 * part) / Math.max(1, all)).toFixed(1).padStart(5)}%`;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const seconds = (ms: number | undefined) => `${((ms ?? 0) / 1000).toFixed(2)} s`;
  return `${seconds(sorted[Math.floor(sorted.length / 2)])} ${seconds(sorted.at(-1))}`;
}
