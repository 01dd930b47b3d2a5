import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Answer } from '../../src/contract/answer.ts';
import { FORMATS, FormatError, fileNameOf, fileOf, isFormat } from '../common/formats.ts';

/**
 * Writes an answer into the working folder; returns what to say of it. A file that is there already is never
 * written over.
 */
export async function exportAnswer(
  answer: Answer | undefined,
  format: string,
  folder = '.',
): Promise<string> {
  if (!answer) return 'There is no answer yet to export: ask first.';
  if (!isFormat(format)) return `Say as what: /export ${FORMATS.join(', /export ')}.`;
  const name = fileNameOf(answer, format);
  try {
    const { body } = await fileOf(answer, format);
    await writeFile(resolve(folder, name), body, { flag: 'wx' });
    return `Written to ${name}.`;
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return `${name} is there already: move it away and export again.`;
    return `${name} could not be written: ${message}.`;
  }
}
