import { Command, CommanderError, Option } from 'commander';
import { readSettings, type SettingGroup, type Settings, SettingsError } from '../src/settings/settings.ts';
import type { Needs } from './common/needs.ts';
import type { TerminalOptions } from './terminal/options.ts';

/** Exit codes: done, failed, wrong usage. */
const FAILED = 1;
const WRONG_USAGE = 2;

/**
 * Runs one command. Sets the exit code and never rejects: whatever goes wrong is one sentence on stderr.
 * Every command is imported when it is asked for, so that the quick ones load neither SDK nor logger.
 */
export async function main(args: readonly string[]): Promise<void> {
  endQuietlyWhenNobodyReads();
  try {
    readEnvFile();
    const [name] = args;
    const program = createProgram();
    await addGroup(program, name);
    await program.parseAsync(args.length > 0 ? args : ['start'], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
    else {
      process.exitCode = FAILED;
      console.error(said(error));
    }
  }
}

/** One sentence; with LOG_LEVEL=debug where it came from, too. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env.LOG_LEVEL === 'debug' ? (error.stack ?? error.message) : error.message;
}

interface AskOptions extends TerminalOptions {
  json?: boolean;
  format?: string;
  explain?: true;
}

interface UnansweredOptions extends TerminalOptions {
  json?: boolean;
  explain?: string;
}

/** The commands that answer, and what they take. */
function createProgram(): Command {
  const program = new Command('rolewise')
    .description('Tells how two jobs differ: pay, education, duties, skills and more, with the source.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageSentence(text)) });

  answering(program.command('start').argument('[question...]', 'answered, if given, instead of a chat'))
    .description('start every front end whose credentials are set; with none set, a chat in this terminal')
    .action(async (words: string[], options: TerminalOptions) =>
      (await import('./start.ts')).start(
        words.join(' '),
        await settingsWith(options, words.length > 0 ? ANSWERING : FRONT_ENDS),
      ),
    );
  answering(program.command('web'))
    .description('serve the page, the HTTP API and MCP over HTTP')
    .action(async (options: TerminalOptions) =>
      (await import('./start.ts')).startPage(await settingsWith(options, PAGE)),
    );
  answering(program.command('mcp'))
    .description('speak the Model Context Protocol on standard input and output')
    .action(async (options: TerminalOptions) =>
      (await import('./serve.ts')).serveMcp(await settingsWith(options)),
    );
  answering(program.command('ask').argument('<question...>'))
    .description('answer one question')
    .option('--json', 'print the answer as one line of JSON')
    .option('--explain', 'print how the question is read, what is made of it and what is found')
    .addOption(
      new Option('--format <format>', 'print it as a file would hold it: md, csv, json or png').conflicts([
        'json',
        'explain',
      ]),
    )
    .action(async (words: string[], { json = false, format, explain, ...options }: AskOptions) => {
      const assistant = await open(await settingsWith(options));
      const question = words.join(' ');
      if (explain) return (await import('./terminal/explain.ts')).explain(assistant, question, json);
      const { ask, askFormatted } = await import('./terminal/ask.ts');
      if (format !== undefined) await askFormatted(assistant, question, format);
      else await ask(assistant, question, json);
    });
  answering(program.command('batch'))
    .description('JSON Lines {"id", "conversation", "text"} in, answers as JSON Lines out')
    .action(async (options: TerminalOptions) => {
      const assistant = await open(await settingsWith(options));
      await (await import('./terminal/batch.ts')).batch(assistant, process.stdin, process.stdout);
    });
  answering(program.command('chat'))
    .description('ask and ask on')
    .action(async (options: TerminalOptions) => {
      const settings = await settingsWith(options);
      await (await import('./terminal/chat.ts')).chat(await open(settings), settings.dataDir);
    });
  answering(program.command('about'))
    .description('what the catalogue holds, and the licences of its sources')
    .action(async (options: TerminalOptions) => {
      const assistant = await open(await settingsWith(options));
      (await import('./terminal/about.ts')).about(assistant);
    });
  answering(program.command('unanswered'))
    .description('the words that named no role, counted, for whoever teaches the catalogue new titles')
    .option('--json', 'print JSON Lines')
    .option('--explain <line>', 'print how the words on this line of the list are read')
    .action(async ({ json = false, explain: line, ...options }: UnansweredOptions) => {
      const { openStore, openUnanswered } = await import('./open.ts');
      const { printUnanswered, wordsOn } = await import('./terminal/unanswered.ts');
      const settings = await readSettings(process.env, ['store']);
      const store = await openStore(settings);
      try {
        const unanswered = await openUnanswered(settings, store);
        if (line === undefined) return await printUnanswered(unanswered, json);
        const words = await wordsOn(unanswered, line);
        const assistant = await open(await settingsWith(options));
        await (await import('./terminal/explain.ts')).explain(assistant, words, json);
      } finally {
        await store.close();
      }
    });
  program
    .command('ratings')
    .description('what people thought of answers, the least liked first')
    .option('--json', 'print JSON Lines')
    .action(async ({ json }: { json?: true }) => {
      const { openStore } = await import('./open.ts');
      const store = await openStore(await readSettings(process.env, ['store']));
      try {
        const { openRatings } = await import('../src/state/ratings.ts');
        await (await import('./terminal/ratings.ts')).printRatings(openRatings(store), json ?? false);
      } finally {
        await store.close();
      }
    });
  return program;
}

/** Adds `--catalogue` to a command that answers. */
function answering(command: Command): Command {
  return command.option('--catalogue <dir>', 'the imported catalogue (default: ROLEWISE_CATALOGUE)');
}

/** The settings of what answers here; those of front ends only where they may start. */
async function settingsWith(
  { catalogue }: TerminalOptions,
  needs: readonly SettingGroup[] = ANSWERING,
): Promise<Settings> {
  return readSettings(catalogue ? { ...process.env, ROLEWISE_CATALOGUE: catalogue } : process.env, needs);
}

const ANSWERING: readonly SettingGroup[] = ['model'];
const PAGE: readonly SettingGroup[] = ['web', 'model', 'log', 'operate', 'store'];
const FRONT_ENDS: readonly SettingGroup[] = ['slack', 'discord', ...PAGE];

async function open(settings: Settings) {
  return (await import('./open.ts')).openAssistant(settings);
}

/** Groups of commands that bring their own parts; all are listed, the one asked for is loaded. */
const GROUPS: Record<string, { about: string; add(program: Command): Promise<void> }> = {
  catalogue: {
    about: 'check, import, update or count what Rolewise knows',
    async add(program) {
      (await import('./terminal/catalogue.ts')).registerCatalogue(program);
    },
  },
  state: {
    about: 'what is kept: copy, back up, check, forget somebody',
    async add(program) {
      (await import('./terminal/state.ts')).registerState(
        program,
        await readSettings(process.env, ['store']),
      );
    },
  },
  eval: {
    about: 'score question sets, with and without the model',
    async add(program) {
      (await import('./terminal/eval/command.ts')).registerEval(program);
    },
  },
  slack: {
    about: 'the Slack app: manifest, doctor',
    async add(program) {
      const { slack } = await readSettings(process.env, ['slack', 'log']);
      (await import('./slack/cli.ts')).registerSlack(program, slack, needs);
    },
  },
  discord: {
    about: 'the Discord bot: register, doctor, invite',
    async add(program) {
      const { discord } = await readSettings(process.env, ['discord', 'log']);
      (await import('./discord/cli.ts')).registerDiscord(program, discord, needs);
    },
  },
};

/** What a start needs beside the platform of a bot; only a doctor asks. */
async function needs(): Promise<Needs> {
  const [{ needsOf }, open] = await Promise.all([import('./common/needs.ts'), import('./open.ts')]);
  return needsOf(await readSettings(process.env, PAGE), open);
}

async function addGroup(program: Command, name: string | undefined): Promise<void> {
  for (const [group, { about, add }] of Object.entries(GROUPS)) {
    if (group === name) await add(program);
    else program.command(group).description(about);
  }
}

/** Reads `.env` of the working folder where there is one; what the environment has already stays. */
function readEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new SettingsError(`.env cannot be read (${(error as Error).message}): correct or remove it.`);
  }
}

/** Ends quietly when the pipe closes, as with `… | head`: that is not a failure. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') console.error(`The output could not be written: ${error.message}.`);
    process.exit(error.code === 'EPIPE' ? 0 : FAILED);
  });
}

/** The library's "error: unknown option '--x'" as a sentence that says what to do. */
function usageSentence(text: string): string {
  const what = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '');
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}; --help lists what there is.\n`;
}
