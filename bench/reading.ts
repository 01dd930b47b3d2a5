/**
 * Scores the understanding of questions alone, without answers: outcome, intent, roles, aspects, filters, unused,
 * subjects not covered and places, as far as a question set expects them.
 *
 *     ROLEWISE_CATALOGUE=DIR node bench/reading.ts QUESTIONS.jsonl [--all] [--times]
 */
import { readFileSync } from 'node:fs';
import type { Catalogue } from '../src/catalogue/catalogue.ts';
import { DATA_DIR, loadEmbedded } from '../src/catalogue/load.ts';
import { createCatalogue } from '../src/catalogue/merge.ts';
import { openStore } from '../src/catalogue/store.ts';
import type { Conversation } from '../src/contract/conversation.ts';
import type { Query } from '../src/contract/query.ts';
import { createMatcher } from '../src/titles/matcher.ts';
import { blankConversation, nextConversation } from '../src/understanding/conversation/conversation.ts';
import { idsOf } from '../src/understanding/conversation/correct.ts';
import { createUnderstanding } from '../src/understanding/understand.ts';

interface Expectation {
  [key: string]: unknown;
  outcome?: string | string[];
  intent?: string | string[];
  roles?: (string | string[])[];
  rolesAnyOrder?: boolean;
  rolesInclude?: (string | string[])[];
  rolesFirst?: string | string[];
  aspects?: string[];
  anyOf?: Expectation[];
  unused?: (string | string[])[];
  notCovered?: (string | string[])[];
  filters?: unknown[];
}

const [file = '', ...flags] = process.argv.slice(2);
const embedded = loadEmbedded(DATA_DIR);
const dir = process.env.ROLEWISE_CATALOGUE;
const imported = dir ? openStore(dir) : undefined;
const catalogue = createCatalogue(embedded, imported);
const matcher = createMatcher({ catalogue, embedded, official: imported });
const understanding = createUnderstanding({ catalogue, titles: matcher });

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function outcomesOf(query: Query): string[] {
  if (query.intent === 'unsettled')
    return [query.open.some((one) => one.verdict === 'ambiguous') ? 'clarify' : 'unknown_role'];
  if (query.intent !== 'aside') return ['answer'];
  if (['greeting', 'thanks', 'help'].includes(query.aside)) return ['help'];
  if (query.aside === 'no-role') return ['clarify', 'help', 'out_of_scope', 'unknown_role'];
  return query.aside === 'criterion' ? ['out_of_scope', 'answer', 'clarify'] : ['out_of_scope'];
}

function socOf(id: string, from: Catalogue): string {
  return from.head(id).soc ?? id;
}

function fits(id: string, want: string | string[]): boolean {
  return list(want).some((one) =>
    one.startsWith('soc:') ? `soc:${socOf(id, catalogue)}` === one : one === id,
  );
}

function shownBy(query: Query): string[] {
  if (query.intent === 'rank' && query.roles === null) {
    const field =
      query.subject.fields.find((id) => catalogue.column(id).length > 0) ??
      catalogue.fields.ofMeasure('pay.yearly')[0]?.id ??
      '';
    const sign = query.direction === 'most' ? -1 : 1;
    const rows = [...catalogue.column(field)].sort((a, b) => sign * (a.value - b.value));
    return rows.slice(0, 10).map(({ role }) => role);
  }
  return idsOf(query);
}

function faultOf(query: Query, want: Expectation): string | null {
  if (want.anyOf?.every((one) => faultOf(query, one))) return 'none of anyOf';
  const outcomes = list(want.outcome);
  if (outcomes.length > 0 && !outcomesOf(query).some((one) => outcomes.includes(one)))
    return `outcome ${outcomesOf(query)[0]} (${query.intent}${query.intent === 'aside' ? `.${query.aside}` : ''}), wanted ${outcomes}`;
  const intents = list(want.intent);
  const intent = query.intent === 'aside' ? 'none' : query.intent;
  if (intents.length > 0 && intent !== 'unsettled' && !intents.includes(intent))
    return `intent ${intent}, wanted ${intents}`;
  const ids = idsOf(query);
  const chosen = query.intent === 'rank' && (query.roles === null || query.conditions.length > 0);
  if (want.roles && !chosen && query.intent !== 'similar') {
    const ranked = want.rolesAnyOrder || query.intent === 'rank';
    const right = ranked
      ? want.roles.every((one) => ids.some((id) => fits(id, one)))
      : want.roles.every((one, at) => ids[at] !== undefined && fits(ids[at], one));
    if (ids.length !== want.roles.length || !right)
      return `roles ${ids}, wanted ${JSON.stringify(want.roles)}`;
  }
  if (want.rolesInclude && !chosen && !['similar', 'list'].includes(query.intent))
    for (const one of want.rolesInclude)
      if (!ids.some((id) => fits(id, one))) return `roles ${ids}, wanted ${JSON.stringify(one)} among them`;
  if (want.aspects && 'subject' in query)
    for (const one of want.aspects)
      if (!query.subject.aspects.some((aspect) => aspect === one))
        return `aspects ${query.subject.aspects}, wanted ${one}`;
  const uncovered = query.besides.flatMap((one) =>
    one.kind === 'unmeasured' ? [one.subject.toLowerCase()] : [],
  );
  for (const one of want.notCovered ?? [])
    if (!list(one).some((word) => uncovered.some((got) => got.includes(word.toLowerCase()))))
      return `notCovered ${uncovered}, wanted ${one}`;
  for (const one of want.unused ?? []) {
    const words = [
      ...query.unused,
      ...query.besides.flatMap((b) =>
        b.kind === 'place' ? [b.words] : b.kind === 'unknown-role' ? [b.mention] : [],
      ),
    ].map((w) => w.toLowerCase());
    if (!list(one).some((word) => words.some((got) => got.includes(word.toLowerCase()))))
      return `unused ${words}, wanted ${one}`;
  }
  for (const one of want.filters ?? []) {
    const options = (Array.isArray(one) ? one : [one]) as Record<string, unknown>[];
    const held = options.some((option) =>
      query.conditions.some((got) =>
        Object.entries(option as object).every(
          ([key, value]) => JSON.stringify((got as Record<string, unknown>)[key]) === JSON.stringify(value),
        ),
      ),
    );
    if (!held) return `filters ${JSON.stringify(query.conditions)}, wanted ${JSON.stringify(one)}`;
  }
  return null;
}

const states = new Map<string, Conversation>();
const times: number[] = [];
let [passed, total] = [0, 0];
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const { id, text, conversation, expect } = JSON.parse(line) as {
    id: string;
    text: string;
    conversation?: string;
    expect: Expectation;
  };
  const state = conversation ? (states.get(conversation) ?? blankConversation()) : null;
  const start = performance.now();
  const { query, reading, told } = understanding.understand(text, state);
  times.push(performance.now() - start);
  if (conversation && state)
    states.set(conversation, nextConversation(state, query, { roles: shownBy(query), offered: [] }, told));
  const fault = faultOf(query, expect);
  total += 1;
  if (!fault) passed += 1;
  if (fault || flags.includes('--all')) {
    const spans = understanding
      .explain({ query, reading, told })
      .spans.map(
        (one) =>
          `${one.text}:${one.verdict ? `${one.verdict}:${one.candidates[0]?.id}` : one.sense}${one.denied ? '!' : ''}`,
      );
    console.log(`${id} ${conversation ?? ''} ${text}\n   ${fault ?? 'ok'}\n   ${spans.join(' | ')}`);
  }
}
times.sort((a, b) => a - b);
console.log(
  `${passed}/${total} = ${((100 * passed) / total).toFixed(1)}%; ms: median ${times[total >> 1]?.toFixed(2)}, 99 in 100 ${times[Math.floor(total * 0.99)]?.toFixed(1)}`,
);
