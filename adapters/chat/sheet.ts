import { type AnswerFile, fileOf } from '../common/formats.ts';
import type { Card } from './platform.ts';

/** Returns the whole of an answer as a sheet, for the pages behind "More"; undefined on the first, and where it lists nothing. */
export async function sheetOf({
  answer,
  page,
}: Pick<Card, 'answer' | 'page'>): Promise<AnswerFile | undefined> {
  const lists = answer.table !== null || answer.sections.length > 0;
  return page > 0 && lists ? fileOf(answer, 'csv') : undefined;
}
