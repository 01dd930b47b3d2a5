import { titleWords, wordsOf } from '../language/normalise.ts';
import type { ExactTitles } from './exact.ts';
import type { LedFields } from './leading.ts';
import type { TitleLexicon } from './lexicon.ts';
import { rolesOf } from './named.ts';
import { leveled, type Resolution, resolution } from './resolution.ts';
import type { Known } from './resolve.ts';

/** Those who help somebody, and those who learn a trade: whom they are said to be with is not who they are. */
export class Helpers {
  readonly #exact: ExactTitles;
  readonly #led: LedFields;
  readonly #lexicon: TitleLexicon;
  readonly #known: Known;

  constructor(exact: ExactTitles, led: LedFields, lexicon: TitleLexicon, known: Known) {
    this.#exact = exact;
    this.#led = led;
    this.#lexicon = lexicon;
    this.#known = known;
  }

  /** Returns the title of an assistant of a leader who is named, as words: "PA to the Finance Director". */
  titleOf(mention: string): string[] | undefined {
    const { helps, small, levels } = this.#lexicon;
    if (!mention.toLowerCase().includes(helps.joint)) return undefined;
    const words = wordsOf(mention);
    const at = words.indexOf(helps.joint);
    if (at < 1 || at === words.length - 1 || !words.slice(0, at - 1).every((word) => levels.of(word)))
      return undefined;
    const [name, next] = [words[at - 1] ?? '', words[at + 1] ?? ''];
    // "assistant to manager" may be a way from the one to the other.
    const title = helps.always.get(name) ?? (small.has(next) ? helps.determined.get(name) : undefined);
    if (!title) return undefined;
    const [helped] = this.#exact.find(titleWords(words.slice(at + 1).join(' '), small));
    return this.#led.isLeader(helped) ? [...title] : undefined;
  }

  /** Counts who learns a trade with it, whatever list has apprentices with those who help in it. */
  ofTrade(meant: Resolution, level: string | null): Resolution {
    const { levels, trades } = this.#lexicon.learners;
    const [best, ...others] = meant.candidates;
    if (!best || !levels.has(level ?? '')) return meant;
    const code = [...trades.keys()].find((soc) => this.#known.bySoc(soc) === best.role);
    const [trade] = rolesOf(this.#known, [trades.get(code ?? '') ?? '']);
    if (trade === undefined) return meant;
    const rest = others.filter(({ role }) => role !== trade);
    const learner = leveled(level)({ ...best, role: trade, exact: false });
    return resolution(meant.mention, meant.standing, [learner, ...rest]);
  }
}
