import type { z } from 'zod';
import { clauseSchema } from './plan-schema.ts';

/** The limit of a model's output; characters beyond it are not read. */
const LONGEST_PLAN = 8_000;

/**
 * Returns a reader of a plan that comes piece by piece. Given the next piece it returns the clauses that have ended
 * with it: objects inside the first list of the text, whatever surrounds it (a fence, a key). An invalid clause
 * is given as null.
 */
export function clauseReader(): (piece: string) => (z.infer<typeof clauseSchema> | null)[] {
  let text = '';
  let at = 0;
  let depth = 0;
  let list = -1;
  let start = -1;
  let quoted = false;
  return (piece) => {
    const ended: (z.infer<typeof clauseSchema> | null)[] = [];
    text = (text + piece).slice(0, LONGEST_PLAN);
    for (; at < text.length; at += 1) {
      const letter = text[at];
      if (quoted) {
        if (letter === '\\') at += 1;
        else if (letter === '"') quoted = false;
      } else if (letter === '"') quoted = true;
      else if (letter === '[' || letter === '{') {
        depth += 1;
        if (letter === '[' && list < 0) list = depth;
        if (letter === '{' && depth === list + 1) start = at;
      } else if (letter === ']' || letter === '}') {
        if (letter === '}' && depth === list + 1 && start >= 0)
          ended.push(clauseOf(text.slice(start, at + 1)));
        if (letter === ']' && depth === list) list = Number.POSITIVE_INFINITY;
        depth -= 1;
      }
    }
    return ended;
  };
}

function clauseOf(json: string): z.infer<typeof clauseSchema> | null {
  try {
    return clauseSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
