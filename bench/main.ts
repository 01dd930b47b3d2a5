import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { type BenchInputs, type BenchOptions, findInputs } from './inputs.ts';
import { machine } from './measure.ts';

/** The benchmarks, in the order in which they run; each is a file beside this one that exports `bench`. */
const TOPICS = ['titles', 'questions', 'planning', 'importing'] as const;

/** The topics that run only when named: they do not need a catalogue, or make what others measure. */
const ON_REQUEST: Readonly<Record<string, string>> = {
  fit: 'finds the weights by which titles are ranked',
  deeds: 'finds the weights by which a role is told by what is done in it',
  state: 'measures what is kept',
  web: 'the page under load',
  survive: 'what is lost when processes are killed',
  load: 'both bots under load',
  cards: 'how tall answers stand on a phone',
  start: 'a fresh clone, its installation and first answers',
  'common-words': 'lists the common words of English anew',
};
const ALL: readonly string[] = [...TOPICS, ...Object.keys(ON_REQUEST)];

/** The exports of a topic's file: it measures and prints its tables. */
interface Topic {
  bench(inputs: BenchInputs): Promise<void>;
}

/** Runs the benchmarks that are named, or all of them; sets the exit code and never rejects. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('bench')
    .description(
      `Measures Rolewise. Topics: ${TOPICS.join(', ')}; without one, all of them. Others run by name: ${Object.entries(
        ON_REQUEST,
      )
        .map(([name, what]) => `“${name}” ${what}`)
        .join('; ')}.`,
    )
    .argument('[topics...]')
    .option('--titles <file...>', 'mentions as JSON Lines: {"mention", "soc", "kind"}')
    .option('--questions <file...>', 'questions as JSON Lines: {"id", "conversation", "text", "expect"}')
    .option('--catalogue <dir>', 'the imported catalogue (default: ROLEWISE_CATALOGUE)')
    .option('--onet <dir>', 'the O*NET release that “fit” learns from')
    .option('--kills <count>', 'how often “survive” kills a process in each of its ways')
    .option('--over <store>', 'what “survive” runs over, such as "sqlite" or "postgres 2" (processes)')
    .option('--all', 'every mention for every peer, however slow (minutes), instead of a sample')
    .option('--against <commit...>', 'earlier commits that “start” measures beside this one')
    .option(
      '--rate <n>',
      'questions a second for “web” and “load” (default: 200); a busy machine may be asked less',
    )
    .option('--seconds <n>', 'how long they are asked (default: 30); 600 shows whether memory stays flat')
    .exitOverride();
  try {
    program.parse([...args], { from: 'user' });
    const unknown = program.args.find((topic) => !ALL.includes(topic));
    if (unknown !== undefined) throw new Error(`no benchmark “${unknown}”: there are ${ALL.join(', ')}.`);
    await run(program.args.length > 0 ? program.args : TOPICS, program.opts<BenchOptions>());
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.exitCode = 1;
      console.error(error instanceof Error ? error.message : String(error));
    }
  }
}

/** One topic runs here; several run in a process each, so that none pays for another's memory. */
async function run(topics: readonly string[], options: BenchOptions): Promise<void> {
  const inputs = findInputs(options);
  const [only, second] = topics;
  if (only !== undefined && second === undefined) {
    console.log(`## ${only}\n\n${machine()}\n`);
    const { bench } = (await import(fileOf(only))) as Topic;
    await bench(inputs);
    return;
  }
  for (const topic of topics) {
    const { status } = spawnSync(process.execPath, [RUN, topic, ...asArguments(inputs)], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}

const RUN = fileURLToPath(new URL('run.mjs', import.meta.url));

function fileOf(topic: string): string {
  return join(import.meta.dirname, `${topic}.ts`);
}

function asArguments({
  titles,
  questions,
  catalogue,
  onet,
  all,
  against,
  rate,
  seconds,
}: BenchInputs): string[] {
  return [
    ...['--titles', ...titles],
    ...['--questions', ...questions],
    ...(catalogue === undefined ? [] : ['--catalogue', catalogue]),
    ...(onet === undefined ? [] : ['--onet', onet]),
    ...(all ? ['--all'] : []),
    ...['--rate', String(rate), '--seconds', String(seconds)],
    ...(against.length > 0 ? ['--against', ...against] : []),
  ];
}
