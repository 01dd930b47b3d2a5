import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { clauseOf } from '../contract/faults.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const roles = z.array(oneOrMore);

/** The expectations on a right answer; a key that is left out is not checked. */
const keys = {
  outcome: oneOrMore.optional(),
  intent: oneOrMore.optional(),
  /** By id, or by code as "soc:29-1141.00"; a list means any one of them. */
  roles: roles.optional(),
  rolesAnyOrder: z.union([z.boolean(), roles]).optional(),
  rolesInclude: roles.optional(),
  rolesFirst: oneOrMore.optional(),
  rolesExclude: roles.optional(),
  aspects: z.array(z.string()).optional(),
  aspectsExclude: z.array(z.string()).optional(),
  mustContain: z.array(z.string()).optional(),
  mustContainAny: z.union([z.array(z.string()), z.array(oneOrMore)]).optional(),
  mustNotContain: z.array(z.string()).optional(),
  /** Words that the text begins with, and words that it does not begin with. */
  lead: oneOrMore.optional(),
  leadNot: oneOrMore.optional(),
  /** Not one of these is in the text as a whole word. */
  wordsNot: z.array(z.string()).optional(),
  choicesInclude: roles.optional(),
  missing: z.array(z.record(z.string(), z.string())).optional(),
  sourced: z.boolean().optional(),
  /** The expected count, or its minimum and maximum. */
  total: z.union([z.number(), z.tuple([z.number(), z.number()])]).optional(),
  unused: roles.optional(),
  notCovered: roles.optional(),
  /** Each is a filter of the answer, as far as its keys go; a list means any one of its values. */
  filters: z.array(z.record(z.string(), z.unknown())).optional(),
};

/** `anyOf`: beside the rest, all of one of these holds. */
const expectSchema = z.strictObject({ ...keys, anyOf: z.array(z.strictObject(keys)).optional() });

const questionSchema = z.object({
  id: z.string(),
  text: z.string(),
  conversation: z.string().optional(),
  tags: z.array(z.string()).optional(),
  expect: expectSchema.default({}),
});
export type EvalQuestion = z.infer<typeof questionSchema>;

/** The questions of a file. Rejects with one sentence that names the line at fault. */
export const readQuestions = (file: string): Promise<EvalQuestion[]> => readSet(file, questionSchema);

async function readSet<T extends z.ZodType<{ id: string }>>(file: string, schema: T): Promise<z.infer<T>[]> {
  const lines = (await readFile(file, 'utf8').catch(unreadable(file))).split('\n');
  const ids = new Set<string>();
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const read = schema.safeParse(parse(line));
    const where = `Line ${at + 1} of ${file}`;
    if (!read.success) {
      throw new Error(`${where} cannot be used: ${clauseOf(read.error.issues[0]!, 'the JSON')}.`);
    }
    if (ids.has(read.data.id))
      throw new Error(`${where} has the id ${read.data.id}, which is there already.`);
    ids.add(read.data.id);
    return [read.data];
  });
}

const unreadable = (file: string) => (error: Error) => {
  throw new Error(`${file} cannot be read: ${error.message}.`);
};

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
