import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A line longer than this many characters is not kept, only said to be too long. */
export const LONGEST_LINE = 16_000_000;

/** A line of input; undefined stands for one that was too long. */
export type Line = string | undefined;

/**
 * The lines of a stream as they come. Only a line feed ends a line: the separators that JSON allows inside a
 * string (U+2028) do not, as they would with Node's readline.
 */
export async function* linesOf(input: Readable): AsyncGenerator<Line> {
  input.setEncoding('utf8');
  let parts: string[] = [];
  let length = 0;
  const take = (): Line => {
    const line = length > LONGEST_LINE ? undefined : parts.join('');
    parts = [];
    length = 0;
    return line;
  };
  const keep = (part: string): void => {
    length += part.length;
    if (length > LONGEST_LINE) parts = [];
    else parts.push(part);
  };
  for await (const chunk of input) {
    const [first = '', ...others] = String(chunk).split('\n');
    keep(first);
    for (const part of others) {
      yield take();
      keep(part);
    }
  }
  if (length > 0) yield take();
}

/** Writes a line and waits while the reader is slower than we are. */
export async function writeLine(output: NodeJS.WritableStream, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain');
}

/** The request on one line, or the reason why it cannot be read. */
export interface Input {
  id: string | null;
  /** The object of the line; null if it cannot be read, for the reason in `fault`. */
  value: Readonly<Record<string, unknown>> | null;
  fault: string;
}

/** Reads a line of JSON Lines; blank ones give null. Never throws. */
function readLine(line: Line): Input | null {
  if (line === undefined)
    return { id: null, value: null, fault: `the line is longer than ${LONGEST_LINE} characters` };
  const text = line.startsWith('\ufeff') ? line.slice(1) : line;
  if (text.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { id: null, value: null, fault: 'the line is not valid JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, value: null, fault: 'the line is not a JSON object' };
  }
  const record = value as Record<string, unknown>;
  return { id: asText(record.id) ?? null, value: record, fault: '' };
}

/** A string, or a number as one; undefined for everything else. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/**
 * JSON Lines in, JSON Lines out, one by one and in order. A line that cannot be read, or that `handle` fails
 * on, gives `{"id", "error"}`, and the next is read.
 */
export async function jsonLines(
  input: Readable,
  output: NodeJS.WritableStream,
  handle: (value: Readonly<Record<string, unknown>>, id: string | null) => Promise<unknown>,
): Promise<void> {
  for await (const line of linesOf(input)) {
    const read = readLine(line);
    if (read === null) continue;
    await writeLine(output, JSON.stringify(await handled(read, handle)));
  }
}

async function handled(
  { id, value, fault }: Input,
  handle: (value: Readonly<Record<string, unknown>>, id: string | null) => Promise<unknown>,
): Promise<unknown> {
  if (value === null) return { id, error: fault };
  try {
    return await handle(value, id);
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
