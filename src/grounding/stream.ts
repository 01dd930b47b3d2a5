import type { DraftChecker } from './check.ts';
import { type Statement, sentences, statements } from './split.ts';

/** Shows a draft as far as it is borne out, and goes on in our own words where it is not. */

export interface GroundedLead {
  /** All that was released, joined. */
  text: string;
  /** How much of it is the draft: all of it, a part followed by our own text, or nothing. */
  from: 'model' | 'both' | 'template';
  /** Why the draft stopped, with the sentence where it did; null when it was shown whole. */
  reason: string | null;
}

/** The reason of a stream that ended before the draft did: the server's fault, which is counted as such. */
export const BROKE_OFF = 'it broke off';

/** A lead is short; what a model writes beyond this is not read. */
const MOST_STATEMENTS = 8;
const LONGEST_DRAFT = 4_000;

/**
 * Reads a draft piece by piece; each sentence is released when it has ended and passed. At the first that fails,
 * or when the stream breaks, the draft stops and `goOn` says what of our own text follows what was shown. Never
 * throws for what the stream does; what was released is never taken back.
 */
export async function groundedLead(
  pieces: AsyncIterable<string>,
  checker: DraftChecker,
  goOn: (shown: string) => string,
  release: (piece: string) => void,
): Promise<GroundedLead> {
  const shown = { text: '', facts: 0 };
  const show = (piece: string, joint: string): void => {
    const whole = shown.text === '' ? piece : joint + piece;
    shown.text += whole;
    release(whole);
  };
  const reason = await readDraft(pieces, (sentence, joint) => {
    const verdict = checker.check(sentence);
    if (!verdict.ok) return verdict.reason ?? 'not borne out';
    shown.facts += verdict.facts;
    show(sentence.claims[0] ?? '', joint);
    return null;
  });
  const stopped = reason ?? (shown.facts === 0 ? 'it states no fact' : null);
  if (stopped === null) return { text: shown.text, from: 'model', reason: null };
  const from = shown.text === '' ? 'template' : 'both';
  const rest = goOn(shown.text);
  if (rest !== '') show(rest, ' ');
  return { text: shown.text, from, reason: stopped };
}

/** Judges a sentence and says what is wrong with it; `joint` is what parts it from the one before. */
type Judge = (sentence: Statement, joint: string) => string | null;

/** Hands over a draft sentence by sentence, each as soon as it has ended. Returns why it stopped, null at its end. */
async function readDraft(pieces: AsyncIterable<string>, judge: Judge): Promise<string | null> {
  let rest = '';
  let read = 0;
  let count = 0;
  const advance = (all: boolean): string | null => {
    for (;;) {
      // A sentence is handed over at its stop; should the word go on after all, the reader has half of it.
      if (count > 0 && /^\S/.test(rest)) return 'a sentence went on after its stop';
      const space = /^\s*/.exec(rest)?.[0] ?? '';
      const [next, ...others] = statements(rest.slice(space.length));
      if (!next || !(all || others.length > 0 || ended(next.text))) return null;
      if (count >= MOST_STATEMENTS) return 'it is too long';
      const fault = formFault(next) ?? judge(next, space.includes('\n') ? '\n' : ' ');
      if (fault !== null) return `${fault}, in “${next.text.trim()}”`;
      count += 1;
      rest = rest.slice(space.length + next.text.trimEnd().length);
    }
  };
  try {
    for await (const piece of pieces) {
      rest += piece;
      read += piece.length;
      const fault = read > LONGEST_DRAFT ? 'it is too long' : advance(false);
      if (fault !== null) return fault;
    }
    return advance(true);
  } catch {
    return BROKE_OFF;
  }
}

/** A lead is made of whole sentences: no heading, no table, nothing that was cut off. */
function formFault({ text, claims }: Statement): string | null {
  const [claim = ''] = claims;
  if (claims.length !== 1 || text.trimStart().startsWith('|')) return 'it is no sentence';
  return /[.!?]["”’)]*$/.test(claim) ? null : 'it is no whole sentence';
}

/** A stop that ends a sentence even before anything follows: not one inside a figure, a short form or a bracket. */
function ended(text: string): boolean {
  const bare = text.trimEnd();
  const stops = bare === text ? /(?:\p{Ll}{3}|[%)])[.!?]$/u : /[.!?]["”’)]*$/u;
  if (!stops.test(bare) || sentences(`${bare} Next`).at(-1) !== 'Next') return /\n$/.test(text);
  const open = (bare.match(/[(“"]/g)?.length ?? 0) - (bare.match(/[)”]/g)?.length ?? 0);
  return open <= 0;
}
