import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { scoreQuestions } from '../../../src/evaluating/score.ts';
import { readQuestions } from '../../../src/evaluating/sets.ts';
import { readSettings, type Settings } from '../../../src/settings/settings.ts';
import { openAssistant } from '../../open.ts';
import { progressBar } from '../progress.ts';
import { type Evaluation, failures, table } from './report.ts';

/** Our own sets, from the root of the project. */
const OWN = 'data/eval';
/** An evaluation asks more in a row than one day's budget is meant for. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

interface EvalOptions {
  questions: string[];
  catalogue?: string | undefined;
  failing?: true;
  json?: true;
}

/** The `eval` command: question sets, with our own plan and with the model of the settings. */
export function registerEval(program: Command): void {
  program
    .command('eval')
    .description(
      'score answers, with and without the model that the settings name; for trying another model or prompt',
    )
    .addOption(setOption('questions', 'JSON Lines {"id", "conversation", "text", "expect"}'))
    .option('--catalogue <dir>', 'the imported catalogue (default: ROLEWISE_CATALOGUE)')
    .option('--failing', 'list each case that does not come out right')
    .option('--json', 'print the figures as one line of JSON')
    .action(async (options: EvalOptions) => {
      const { catalogue } = options;
      const found = await evaluate(
        options,
        await readSettings(catalogue ? { ...process.env, ROLEWISE_CATALOGUE: catalogue } : process.env, [
          'model',
        ]),
      );
      if (options.json) console.log(JSON.stringify(found));
      else console.log([...table(found), ...(options.failing ? ['', ...failures(found)] : [])].join('\n'));
    });
}

/** An option that takes files, and our own set where it is left out. */
function setOption(name: string, what: string): Option {
  const own = `${OWN}/${name}.jsonl`;
  const file = fileURLToPath(new URL(`../../../${own}`, import.meta.url));
  return new Option(`--${name} <files...>`, what).default([file], own);
}

/** Scores the files. Rejects with one sentence where one cannot be used. */
export async function evaluate(
  files: Pick<EvalOptions, 'questions'>,
  settings: Settings,
): Promise<Evaluation> {
  const questionSets = await Promise.all(files.questions.map(readQuestions));
  const own = await openAssistant({ ...settings, model: null });
  const model = settings.model && { ...settings.model, tokensPerDay: UNBOUNDED };
  const worded = model ? await openAssistant({ ...settings, model }) : null;
  const bar = progressBar(process.stderr);
  const questions: Evaluation['questions'] = [];
  for (const [at, set] of questionSets.entries()) {
    const name = basename(files.questions[at] ?? '');
    const tick = (who: string) => (done: number) => bar.show(`${name}, ${who}`, done, set.length);
    questions.push({
      name,
      own: await scoreQuestions(set, own, tick('own text')),
      model: worded && (await scoreQuestions(set, worded, tick('with the model'))),
    });
  }
  bar.end();
  return {
    questions,
    model: worded?.about().model ?? null,
  };
}
