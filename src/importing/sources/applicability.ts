import { basename } from 'node:path';
import { readCsv } from '../csv.ts';
import { ImportError } from '../error.ts';
import { type OfficialFile, UNITED_STATES } from './source.ts';

/** Scores of how far AI chat is used for, and helps with, the activities of occupations. */
interface Applicability {
  /** By SOC code, with the share of occupations that score lower (percent). */
  rows: Map<string, { title: string; above: number }>;
}

const FIELD = 'outlook.ai_chat_use';

/** Microsoft's scores of AI applicability, as the place of an occupation among all: its authors allow no more to be read of them. */
export const applicability: OfficialFile<Applicability> = {
  about: 'AI applicability by Microsoft: soc_ai_applicability_score.csv',
  like: /soc_ai_applicability_scores?.*\.csv$/i,
  example: 'soc_ai_applicability_score.csv',
  spared: true,
  read: readScores,
  source: () => ({
    id: 'microsoft-working-with-ai',
    title: 'Working with AI',
    publisher: 'Microsoft Research',
    asOf: '2024',
    geography: UNITED_STATES,
    url: 'https://github.com/microsoft/working-with-ai',
    notice: 'CC BY 4.0, modified',
    licence:
      'This page includes information from “Working with AI” by Microsoft, used under the CC BY 4.0 license. Rolewise has ' +
      'modified it: scores are told as the share of occupations that score lower.',
    notes: [
      {
        fields: [FIELD],
        text: 'The scores on AI chat rest on what people used one AI chat for; their authors say that they do not tell which jobs AI can replace.',
      },
    ],
  }),
  facts(subject, { rows }, source, context) {
    if (subject.kind === 'group') return [];
    const { row, wider } = context.lookup(subject, rows);
    if (!row) return [];
    return [{ field: FIELD, value: row.above, source: source.id, ...(wider ? { wider } : {}) }];
  },
  gaps: () => [{ fields: [FIELD], reason: 'the scores on AI chat do not cover it' }],
};

async function readScores(path: string): Promise<Applicability> {
  const scored = (await readCsv(path)).flatMap((row) => {
    const score = row.number('ai_applicability_score');
    return score === null ? [] : [{ code: row.cell('SOC Code'), title: row.cell('title'), score }];
  });
  if (scored.length === 0) throw new ImportError({ file: basename(path) }, 'holds no score');
  return {
    rows: new Map(
      scored.map(({ code, title, score }) => {
        const lower = scored.filter((other) => other.score < score).length;
        // Nothing is above all, itself included.
        return [code, { title, above: Math.min(99, Math.round((100 * lower) / scored.length)) }];
      }),
    ),
  };
}
