import type { DraftChecker } from './grounding/check.ts';
import { sentences, statements } from './grounding/split.ts';

/** Shows a draft as far as it is borne out, and goes on in our own words where it is not. */

export interface GroundedLead {
  text: string;
  /** How much of it is the draft: all of it, a part followed by our own text, or nothing. */
  from: 'model' | 'both' | 'template';
  /** Why the draft stopped; null when it was shown whole. */
  reason: string | null;
}

/** A lead is short; what a model writes beyond this is not read. */
const MOST_STATEMENTS = 8;

/**
 * Reads a draft piece by piece; each statement is released when it has ended and passed. At the first that fails, or when
 * the stream breaks, the draft stops and `own` takes over. Never throws for what the stream does.
 */
export async function groundedLead(
  pieces: AsyncIterable<string>,
  checker: DraftChecker,
  own: string,
  release: (piece: string) => void,
): Promise<GroundedLead> {
  let draft = '';
  let done = 0;
  let shown = '';
  let facts = 0;
  const advance = (all: boolean): string | null => {
    const found = statements(draft);
    const ready = all || ended(draft) ? found.length : found.length - 1;
    for (; done < ready; done += 1) {
      const statement = found[done];
      if (!statement) break;
      if (done >= MOST_STATEMENTS) return 'it is too long';
      const verdict = checker.check(statement);
      if (!verdict.ok) return verdict.reason ?? 'not borne out';
      facts += verdict.facts;
      shown += statement.text;
      release(statement.text);
    }
    return null;
  };
  let reason: string | null = null;
  try {
    for await (const piece of pieces) {
      draft += piece;
      reason = advance(false);
      if (reason !== null) break;
    }
    reason ??= advance(true);
    if (reason === null && facts === 0) reason = 'it states no fact';
  } catch {
    reason = 'it broke off';
  }
  if (reason === null) return { text: shown.trim(), from: 'model', reason };
  const rest = remainder(own, shown);
  const joint = shown === '' || /\s$/.test(shown) || rest === '' ? '' : ' ';
  if (rest) release(joint + rest);
  return { text: `${shown}${joint}${rest}`.trim(), from: facts > 0 ? 'both' : 'template', reason };
}

/** A stop that ends a sentence even before anything follows: not one inside a figure or an abbreviation. */
function ended(draft: string): boolean {
  if (/\n$/.test(draft)) return true;
  return /[\p{L}%)"”][.!?]$/u.test(draft) && sentences(`${draft} Next`).at(-1) === 'Next';
}

/** Our own text without the sentences whose figures the reader has just seen. */
function remainder(own: string, shown: string): string {
  if (shown.trim() === '') return own;
  const seen = new Set(figures(shown));
  const left = sentences(own).filter((s) => {
    const mine = figures(s);
    return mine.length === 0 || mine.some((n) => !seen.has(n));
  });
  return left.join('').trim();
}

const figures = (text: string) => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
