import type { Answer } from '../../src/contract/answer.ts';

/** The forms in which an answer can be taken away. */
export const FORMATS = ['md', 'csv', 'json', 'png'] as const;
export type Format = (typeof FORMATS)[number];

/** An answer in one of them. */
export interface Written {
  body: string | Uint8Array;
  type: string;
}

/** An answer that a format cannot hold; the message says why and what to take instead. */
export class FormatError extends Error {
  override name = 'FormatError';
}

/** Returns whether an untrusted string names a format. */
export function isFormat(word: string): word is Format {
  return FORMATS.some((format) => format === word);
}

/** Returns the answer in a format. Rejects with a `FormatError` for a picture of an answer without a chart. */
export async function writeAnswer(answer: Answer, format: Format): Promise<Written> {
  return WRITERS[format](answer);
}

const WRITERS: Record<Format, (answer: Answer) => Promise<Written>> = {
  async md(answer) {
    const { renderMarkdown } = await import('../../src/layout/markdown.ts');
    return { body: renderMarkdown(answer), type: 'text/markdown; charset=utf-8' };
  },
  async csv(answer) {
    const { renderCsv } = await import('../../src/layout/csv.ts');
    return { body: renderCsv(answer), type: 'text/csv; charset=utf-8' };
  },
  async json(answer) {
    return { body: `${JSON.stringify(answer)}\n`, type: 'application/json; charset=utf-8' };
  },
  async png(answer) {
    const { chartFor, renderPng } = await import('../../src/charts/index.ts');
    const chart = chartFor(answer);
    if (!chart) {
      throw new FormatError(
        'This answer has nothing to draw: ask for the pay of up to five roles, or for several shares or ratings of them, or take it as md, csv or json.',
      );
    }
    return { body: await renderPng(chart), type: 'image/png' };
  },
};

/** Spreadsheets take a file for UTF-8 where it begins so. */
const BYTE_ORDER_MARK = '\ufeff';

/** An answer as a file to keep or to send. */
export interface AnswerFile {
  name: string;
  type: string;
  body: Uint8Array;
}

/** Returns the answer as a file in a format. Rejects as `writeAnswer` does. */
export async function fileOf(answer: Answer, format: Format): Promise<AnswerFile> {
  const { body, type } = await writeAnswer(answer, format);
  const marked = format === 'csv' ? `${BYTE_ORDER_MARK}${body}` : body;
  return { name: fileNameOf(answer, format), type, body: Buffer.from(marked) };
}

/** Returns a name for a file that holds the answer: its roles, else what it is. */
export function fileNameOf(answer: Answer, format: Format): string {
  const words =
    answer.roles
      .slice(0, 3)
      .map(({ title }) => title)
      .join(' vs ') || 'rolewise';
  return `${slugOf(words)}.${format}`;
}

/** Returns words as lower-case letters and digits joined by hyphens, as addresses and file names hold them. */
export function slugOf(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'rolewise';
}
