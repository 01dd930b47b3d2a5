import type { FieldRegistry } from '../catalogue/fields.ts';
import { caseWords, type Words } from './annotate.ts';
import { comparisonFault } from './compare.ts';
import { type DraftCase, type Evidence, type Ground, ground } from './evidence.ts';
import { explained } from './explained.ts';
import { figureFaults } from './figures.ts';
import { isFrame } from './frames.ts';
import { groundingLexicon } from './lexicon.ts';
import { unsafe } from './markup.ts';
import { gapsOf } from './missing.ts';
import { negationFault } from './negation.ts';
import { phraseFaults } from './phrases.ts';
import { refused, toldAsRule } from './refusals.ts';
import { remember } from './roles.ts';
import {
  cuesIn,
  inherit,
  type Memory,
  marksIn,
  NO_CUES,
  quote,
  type Sentence,
  sentenceOf,
} from './sentence.ts';
import { type Statement, statements } from './split.ts';
import { stemsOf } from './words.ts';

export interface ClauseVerdict {
  text: string;
  ok: boolean;
  /** How many facts it repeats or is computed from. */
  facts: number;
  reason?: string | undefined;
}
export interface DraftVerdict {
  accepted: boolean;
  /** Why the first clause at fault was refused; null when the draft is accepted. */
  reason: string | null;
  clauses: ClauseVerdict[];
}

/** Checks statements one after the other, in the order of the draft; what it read stays in mind. */
export interface DraftChecker {
  check(statement: Statement): ClauseVerdict;
}

/**
 * Whether a draft may be shown: every clause must be borne out by the facts it is given with, and every
 * word of content must be one that they, the registry of fields or the lexicon account for. Unsure means no.
 */
export function checkDraft(of: DraftCase, registry: FieldRegistry): DraftVerdict {
  const checker = draftChecker(of, registry);
  const clauses = statements(of.draft).map((s) => checker.check(s));
  const wrong = clauses.find((c) => !c.ok);
  const said = clauses.some((c) => c.text.trim() !== '');
  return {
    accepted: said && !wrong,
    reason: wrong ? (wrong.reason ?? 'not borne out') : said ? null : 'it is empty',
    clauses,
  };
}

/** Longer statements are not read: no sentence of a lead is. */
const LONGEST = 1200;

export function draftChecker(of: DraftCase, registry: FieldRegistry): DraftChecker {
  const base = ground(of, registry, groundingLexicon());
  const words = caseWords(base);
  let memory = firstMemory(of, base, words);
  return {
    check(statement) {
      const danger = statement.text.length > LONGEST ? 'it is too long' : unsafe(statement.text);
      if (danger) return { text: statement.text, ok: false, facts: 0, reason: danger };
      let facts = 0;
      for (const claim of statement.claims) {
        const sentence = sentenceOf(claim, base, words, memory, of.question);
        const result = judge(sentence, words);
        if (result.reason !== null) return { text: statement.text, ok: false, facts, reason: result.reason };
        facts += result.used.length;
        memory = nextMemory(sentence, result.used);
      }
      return { text: statement.text, ok: true, facts };
    },
  };
}

/** The question settles what is talked of until the draft does. */
function firstMemory(of: DraftCase, base: Ground, words: Words): Memory {
  const empty: Memory = {
    subject: null,
    order: [],
    cues: NO_CUES,
    labels: [],
    hedged: false,
    last: [],
    recent: new Set(),
  };
  const asked = sentenceOf(of.question, base, words, empty, of.question);
  const cues = { ...cuesIn(asked, 0, asked.tokens.length), bound: null, trend: null };
  const named = new Set(asked.groups.flatMap((g) => g.roles));
  return {
    ...empty,
    subject: named.size === 1 ? [...named] : null,
    cues,
    labels: asked.spans.filter((s) => s.values?.some((e) => e.number !== null)).at(-1)?.values ?? [],
  };
}

function nextMemory(sentence: Sentence, used: readonly Evidence[]): Memory {
  const labels = sentence.spans.filter((s) => s.values?.some((e) => e.number !== null)).at(-1)?.values;
  const own = cuesIn(sentence, 0, sentence.tokens.length);
  const cues = inherit(own, sentence.memory.cues);
  const numbers = used.filter((e) => e.number !== null || e.range !== null).map((e) => e.field.id);
  const opens = /:\s*$/.test(sentence.text);
  return {
    ...remember(sentence.groups, sentence.memory),
    cues: { ...cues, bound: null, trend: null },
    labels: labels ?? (own.topics.length > 0 ? [] : sentence.memory.labels),
    hedged: opens && marksIn(sentence, 'hedge').length > 0,
    last: used.filter((e) => e.rank !== null),
    recent: numbers.length > 0 ? new Set(numbers) : sentence.memory.recent,
  };
}

type Judgement = { reason: string | null; used: Evidence[] };

/** Everything that is asked of one sentence. */
function judge(sentence: Sentence, words: Words): Judgement {
  const fail = (reason: string): Judgement => ({ reason, used: [] });
  const gaps = gapsOf(sentence);
  if (gaps.wrong)
    return fail(`it calls missing what is not: ${quote(sentence, gaps.wrong.from, gaps.wrong.to)}`);
  const gap = gaps.at.length > 0;
  const lenient = gap ? silentWords(sentence) : new Set<string>();
  const figures = figureFaults(sentence);
  if (figures.fault) return fail(figures.fault);
  const phrases = phraseFaults(sentence, lenient);
  if (phrases.fault) return fail(phrases.fault);
  const used = [...figures.used, ...phrases.used];
  const stop = refused(sentence, used, gap) ?? negationFault(sentence, gaps, used, words);
  if (stop) return fail(stop);
  const comparison = comparisonFault(sentence, (span) => explained(sentence, span, gap, used));
  if (comparison.fault) return fail(comparison.fault);
  const rule = toldAsRule(sentence, used);
  if (rule) return fail(`what is most common, or an example, is told as a rule: "${rule.text}"`);
  if (gap || used.length > 0 || comparison.held > 0 || sentence.figures.length > 0)
    return { reason: null, used };
  return isFrame(sentence, words)
    ? { reason: null, used }
    : fail(`no fact bears it out: ${quote(sentence, 0, sentence.tokens.length)}`);
}

/** Words that may name what is missing: those of the question, and of the reasons that the catalogue gives. */
const silentWords = ({ question, of: { missing } }: Sentence) =>
  new Set([question, ...missing.map((m) => m.reason)].flatMap((text) => stemsOf(text)));
