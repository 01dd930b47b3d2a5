import { groundingLexicon } from './grounding/lexicon.ts';
import { plain, tokenise } from './grounding/words.ts';

/** Letters of other scripts beyond this share of a question say that it is not English. */
const FOREIGN_SCRIPT = 0.2;

/**
 * Whether a question is in a language whose drafts can be checked, which is English. Judged by its script, then by the little
 * words of some languages; a question of titles alone ("rn vs lpn") counts as English.
 */
export function readable(question: string): boolean {
  const letters = question.match(/\p{L}/gu)?.length ?? 0;
  const latin = question.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && (letters - latin) / letters > FOREIGN_SCRIPT) return false;
  const words = tokenise(plain(question))
    .filter((t) => t.kind === 'word')
    .map((t) => t.word);
  const { english, others } = groundingLexicon().languages;
  const own = words.filter((w) => english.has(w)).length;
  const most = Math.max(0, ...others.map((set) => words.filter((w) => set.has(w)).length));
  return most === 0 || own >= most;
}
