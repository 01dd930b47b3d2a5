import type { Readable } from 'node:stream';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { verifyLine } from '../../src/grounding/verify.ts';
import { LONGEST_LINE, linesOf, writeLine } from './lines.ts';

/** Says for every draft of JSON Lines whether it would be shown, in order; a broken line gives its error. */
export async function verify(
  catalogue: Catalogue,
  input: Readable,
  output: NodeJS.WritableStream,
): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line?.trim() === '') continue;
    const verdict =
      line === undefined
        ? { id: null, error: `the line is longer than ${LONGEST_LINE} characters` }
        : verifyLine(line, catalogue);
    await writeLine(output, JSON.stringify(verdict));
  }
}
