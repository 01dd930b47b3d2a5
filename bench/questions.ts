import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Assistant } from '../src/assistant.ts';
import { openStore } from '../src/catalogue/store.ts';
import { createAssistant } from '../src/create.ts';
import { type Expectation, misses } from './expect.ts';
import { type BenchInputs, readLines } from './inputs.ts';
import { duration, median, megabytes, percent, quantile, table, timed } from './measure.ts';

interface Asked {
  id: string;
  text: string;
  conversation?: string;
  expect?: Expectation;
}

/** Questions asked in one process, as the issue of speed puts it. */
const MANY = 1000;
/** Whole processes that answer one question each. */
const STARTS = 7;
const LAUNCH = fileURLToPath(new URL('../adapters/launch.mjs', import.meta.url));

/** Whole questions: how often right, how fast the first and the next, and at what cost of memory. */
export async function bench(inputs: BenchInputs): Promise<void> {
  const imported = inputs.catalogue === undefined ? undefined : openStore(inputs.catalogue);
  const opened = await timed(() => createAssistant({ imported }));
  const sets = inputs.questions.map((file) => ({
    name: file.split('/').at(-1) ?? file,
    questions: readLines<Asked>(file),
  }));
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

/** How many of each set are right, in conversations as the set has them; the wrong ones are listed after it. */
async function accuracy(
  sets: readonly { name: string; questions: Asked[] }[],
  assistant: Assistant,
): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { name, questions } of sets) {
    const wrong: string[] = [];
    const times: number[] = [];
    for (const { id, text, conversation, expect = {} } of questions) {
      const { ms, value } = await timed(() => assistant.ask({ id, text, conversation }));
      times.push(ms);
      const missed = misses(value, expect);
      if (missed.length > 0) wrong.push(`${id}: ${missed.join(', ')}`);
    }
    const right = questions.length - wrong.length;
    rows.push([
      name,
      String(questions.length),
      percent(right, questions.length),
      duration(median(times)),
      duration(quantile(times, 0.99)),
    ]);
    if (wrong.length > 0) console.log(`${name}, wrong: ${wrong.join('; ')}\n`);
  }
  return rows;
}

/** Milliseconds of each question; every round over the set is in conversations of its own. */
async function ask(assistant: Assistant, questions: readonly Asked[], size: number): Promise<number[]> {
  const times: number[] = [];
  for (const [at, { text, conversation }] of questions.entries()) {
    const turn = conversation && `${Math.floor(at / size)}-${conversation}`;
    times.push((await timed(() => assistant.ask({ text, conversation: turn }))).ms);
  }
  return times;
}

/** Milliseconds from starting a process to its end, an answer given. */
function firstAnswers(questions: readonly Asked[], catalogue: string | undefined): number[] {
  return questions.slice(0, STARTS).map(({ text }) => {
    const from = catalogue === undefined ? [] : ['--catalogue', catalogue];
    const started = performance.now();
    const { status } = spawnSync(process.execPath, [LAUNCH, 'ask', '--json', ...from, text]);
    return status === 0 ? performance.now() - started : Number.NaN;
  });
}
