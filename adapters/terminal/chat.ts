import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import picocolors from 'picocolors';
import type { Assistant } from '../../src/contract/assistant.ts';
import { wrap } from '../../src/layout/width.ts';
import { makeFolder } from '../../src/settings/make-folder.ts';
import { completer } from './complete.ts';
import { createDialogue } from './dialogue.ts';
import { type Output, screenOf } from './screen.ts';

const LINES_KEPT = 500;
const PROMPT = '› ';

/** The input and output of a chat. */
export interface Terminal {
  input: NodeJS.ReadableStream;
  output: Output;
}

/**
 * A conversation in the terminal, until `/quit`, Ctrl-C or the end of input. What was typed is kept in
 * `dataDir` for the up arrow of the next chat. `page` is where the same can be had in a browser.
 */
export async function chat(
  assistant: Assistant,
  dataDir: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
  page?: string,
): Promise<void> {
  const screen = () => screenOf(output);
  const paint = picocolors.createColors(screen().colour);
  const file = join(dataDir, 'history');
  const lines = createInterface({
    input,
    output,
    prompt: paint.cyan(PROMPT),
    completer: completer(assistant),
    history: await readHistory(file),
    historySize: LINES_KEPT,
    removeHistoryDuplicates: true,
  });
  let history: readonly string[] = [];
  lines.on('history', (entries) => {
    history = entries;
  });
  output.write(`${greeting(assistant, screen().columns, page).join('\n')}\n\n`);
  await converse(lines, createDialogue(assistant, screen, output), output);
  await keepHistory(file, history);
}

/** Reads and answers line by line; resolves when the person leaves. */
async function converse(
  lines: Interface,
  turn: ReturnType<typeof createDialogue>,
  output: Output,
): Promise<void> {
  lines.on('SIGINT', () => {
    output.write('\n');
    lines.close();
  });
  let closed = false;
  lines.on('close', () => {
    closed = true;
  });
  lines.prompt();
  // Lines typed while an answer is worked out wait for their turn.
  for await (const line of lines) {
    const reply = await turn(line);
    if ('quit' in reply) break;
    if (reply.say !== '') output.write(`\n${reply.say}\n\n`);
    if (!closed) lines.prompt();
  }
  lines.close();
}

function greeting(assistant: Assistant, columns: number, page: string | undefined): string[] {
  const { roles } = assistant.about();
  const words = `Rolewise tells how jobs differ; it knows ${roles.toLocaleString('en-US')} roles. Ask, such as "officer vs director?", or type /help.`;
  return [...wrap(words, columns), ...(page ? wrap(`In a browser: ${page}`, columns) : [])];
}

async function readHistory(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter(Boolean).slice(0, LINES_KEPT);
  } catch {
    // No chat before this one, or a folder that we may not read: there is simply nothing to go back to.
    return [];
  }
}

/** Newest first, readable by its owner alone: questions are a person's own. */
async function keepHistory(file: string, history: readonly string[]): Promise<void> {
  if (history.length === 0) return;
  try {
    makeFolder(dirname(file), 0o700);
    await writeFile(file, `${history.join('\n')}\n`, { mode: 0o600 });
  } catch (error) {
    console.error(`What you typed could not be kept for next time: ${(error as Error).message}.`);
  }
}
