import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssistant } from '../src/assistant.ts';
import { openOfficial } from '../src/catalogue/store.ts';
import type { Assistant } from '../src/contract/assistant.ts';
import { scoreQuestions } from '../src/evaluating/score.ts';
import { type EvalQuestion, readQuestions } from '../src/evaluating/sets.ts';
import type { BenchInputs } from './inputs.ts';
import { duration, median, megabytes, percent, quantile, table, timed } from './measure.ts';

interface QuestionSet {
  name: string;
  questions: EvalQuestion[];
}

/** Questions asked in one process, over and over the sets. */
const MANY = 1000;
/** Whole processes that answer one question each. */
const STARTS = 7;
const LAUNCH = fileURLToPath(new URL('../adapters/launch.mjs', import.meta.url));

/** Whole questions: how often right, how fast the first and the next, and at what cost of memory. */
export async function bench(inputs: BenchInputs): Promise<void> {
  const imported = openOfficial(inputs.catalogue);
  const opened = await timed(() => createAssistant({ imported }));
  const sets: QuestionSet[] = [];
  for (const file of inputs.questions)
    sets.push({ name: basename(file), questions: await readQuestions(file) });
  console.log(table(['questions', 'asked', 'right', 'median', 'p99'], await accuracy(sets, opened.value)));
  const all = sets.flatMap((set) => set.questions);
  const many = Array.from({ length: MANY }, (_, at) => all[at % all.length]).flatMap((one) => one ?? []);
  const started = performance.now();
  const times = await ask(opened.value, many, all.length);
  const seconds = (performance.now() - started) / 1000;
  const starts = firstAnswers(all, inputs.catalogue);
  console.log(
    `\n${table(
      ['speed', ''],
      [
        ['catalogue and index opened', duration(opened.ms)],
        [`first answer, whole process (median of ${STARTS})`, duration(median(starts))],
        [`warm question, median of ${MANY}`, duration(median(times))],
        ['warm question, p99', duration(quantile(times, 0.99))],
        ['questions a second, one core', String(Math.round(MANY / seconds))],
        [`memory after ${MANY} questions`, megabytes(process.memoryUsage().rss)],
        ['of it in the JavaScript heap', megabytes(process.memoryUsage().heapUsed)],
      ],
    )}`,
  );
  imported?.close();
}

/** Counts the right answers of each set, with its conversations; the wrong ones are listed before the table. */
async function accuracy(sets: readonly QuestionSet[], assistant: Assistant): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { name, questions } of sets) {
    const { misses, whole } = await scoreQuestions(questions, assistant);
    rows.push([
      name,
      String(questions.length),
      percent(questions.length - misses.length, questions.length),
      duration(median(whole)),
      duration(quantile(whole, 0.99)),
    ]);
    for (const { id, why } of misses) console.log(`${name}, wrong: ${id}: ${why}`);
    if (misses.length > 0) console.log();
  }
  return rows;
}

/** Milliseconds of each question; every round over the set is in conversations of its own. */
async function ask(
  assistant: Assistant,
  questions: readonly EvalQuestion[],
  size: number,
): Promise<number[]> {
  const times: number[] = [];
  for (const [at, { text, conversation }] of questions.entries()) {
    const turn = conversation && `${Math.floor(at / size)}-${conversation}`;
    times.push((await timed(() => assistant.ask({ text, conversation: turn }))).ms);
  }
  return times;
}

/** Milliseconds from starting a process to its end, an answer given. */
function firstAnswers(questions: readonly EvalQuestion[], catalogue: string | undefined): number[] {
  return questions.slice(0, STARTS).map(({ text }) => {
    const from = catalogue === undefined ? [] : ['--catalogue', catalogue];
    const started = performance.now();
    const { status } = spawnSync(process.execPath, [LAUNCH, 'ask', '--json', ...from, text]);
    return status === 0 ? performance.now() - started : Number.NaN;
  });
}
