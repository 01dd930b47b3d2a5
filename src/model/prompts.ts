import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The length to which a question is cut before a model sees it (characters). */
export const LONGEST_QUESTION = 500;

/** Every word that a model is told: `prompts/*.md`, one file a task, with the variables it takes. */

const VARIABLES = {
  plan: z.strictObject({ facts: z.string().min(1), question: z.string() }),
  read: z.strictObject({ aspects: z.string().min(1), question: z.string().min(1) }),
} as const;
export type PromptTask = keyof typeof VARIABLES;
export type PromptVariables<T extends PromptTask> = z.infer<(typeof VARIABLES)[T]>;

const frontMatter = z.strictObject({
  task: z.enum(['plan', 'read']),
  version: z.coerce.number().int().positive(),
  variables: z.string().transform((s) => s.split(',').map((v) => v.trim())),
});

export interface Prompt<T extends PromptTask> {
  version: number;
  /** The messages for these variables; foreign text is set so that it cannot close the tags around it. */
  messages(variables: PromptVariables<T>): { role: 'system' | 'user'; content: string }[];
}

const FOLDER = fileURLToPath(new URL('../../prompts/', import.meta.url));

/** Reads the prompt of a task. Throws, naming the file, where its head or its variables are not as they should be. */
export function loadPrompt<T extends PromptTask>(task: T, folder: string = FOLDER): Prompt<T> {
  const file = `${folder}${task}.md`;
  const [, head = '', system = '', user = ''] =
    /^---\n([\s\S]*?)\n---\s*\n# System\n([\s\S]*?)\n# User\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ??
    [];
  const entries = head.split('\n').map((line) => line.split(/:\s*(.*)/s).slice(0, 2));
  const read = frontMatter.safeParse(Object.fromEntries(entries));
  if (!read.success) throw new Error(`${file}: the head must hold task, version and variables`);
  if (read.data.task !== task) throw new Error(`${file}: task must be ${task}`);
  const wanted = Object.keys(VARIABLES[task].shape).sort().join();
  const used = [...new Set([...`${system}${user}`.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]))]
    .sort()
    .join();
  if (wanted !== used || wanted !== read.data.variables.sort().join()) {
    throw new Error(`${file}: the variables must be ${wanted}`);
  }
  return {
    version: read.data.version,
    messages(variables) {
      const values: Record<string, string> = VARIABLES[task].parse(variables);
      const fill = (text: string) =>
        text.trim().replace(/\{\{(\w+)\}\}/g, (_, name: string) => asData(values[name] ?? ''));
      return [
        { role: 'system', content: fill(system) },
        { role: 'user', content: fill(user) },
      ];
    },
  };
}

/** Foreign text cannot open or close a tag, nor hide what it says. */
function asData(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/\p{Cc}|\p{Cf}/gu, (c) => (c === '\n' ? c : ' '));
}
