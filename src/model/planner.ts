import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ModelRefusal } from '../contract/model.ts';
import type { FactClause } from '../contract/plan.ts';
import { printFacts } from '../wording/facts.ts';
import type { Said } from '../wording/said.ts';
import { clauseReader } from './clause-stream.ts';
import type { ModelClient } from './client.ts';
import { inFlight } from './in-flight.ts';
import { circuitBreaker } from './limits.ts';
import { type NumberedFacts, numberFacts } from './numbered.ts';
import { planSchema, resolveClause } from './plan-schema.ts';
import { LONGEST_QUESTION, loadPrompt } from './prompts.ts';
import type { PlannedLead, Planner, PlanRequest } from './types.ts';

const CACHED = 2_000;
/** A lead is short: clauses beyond these are not followed. */
const MOST_CLAUSES = 4;
/** Plans refused in a row after which the model is left alone, and for how long. */
const PATIENCE = { failures: 10, restMs: 3_600_000 };

/** The outcome of a call: the clauses to follow (null if they do not answer what was asked), and the question's language. */
interface Outcome {
  clauses: readonly FactClause[] | null;
  language: string | null;
}
const NOTHING: Outcome = { clauses: null, language: null };

/** Returns a planner over the client; `onRefusal` is told of each plan that was not followed. */
export function createPlanner(
  client: ModelClient,
  onRefusal: (refusal: ModelRefusal) => void = () => {},
  now: () => number = Date.now,
): Planner {
  const prompt = loadPrompt('plan');
  const format = zodResponseFormat(planSchema, 'plan');
  const known = new LRUCache<string, Outcome>({ max: CACHED });
  const share = inFlight<Outcome>(() => client.count('shared_calls'));
  const patience = circuitBreaker(now, PATIENCE);

  /** Asks the model and tells `onClause` of each clause to follow as soon as it is whole. Rejects when the server fails. */
  async function ask(
    { question, said, signal, answer, asker: { workspace } }: PlanRequest,
    { text, refs }: NumberedFacts,
    follow: Follower,
  ): Promise<Outcome> {
    const messages = prompt.messages({ question: question.slice(0, LONGEST_QUESTION), facts: text });
    const read = clauseReader();
    const faults: string[] = [];
    let whole = '';
    for await (const piece of client.stream(messages, { signal, workspace, format })) {
      whole += piece;
      for (const clause of read(piece)) {
        const resolved = clause ? resolveClause(clause, refs) : { fault: 'no clause of the form' };
        if ('fault' in resolved) faults.push(resolved.fault);
        else if (!follow.take(resolved, said)) faults.push(`${resolved.say}: not borne out, or said already`);
      }
    }
    const language = languageIn(whole);
    if (follow.answered) {
      client.count('planned');
      patience.succeeded();
      return { clauses: follow.clauses, language };
    }
    client.count('refused_plans');
    patience.failed();
    onRefusal({ answer, reason: faults.join('; ') || 'nothing that was asked' });
    return { clauses: null, language };
  }

  return {
    async plan(request) {
      const { own, said, onLead } = request;
      const lead = leadWriter(own.before, onLead);
      const facts = own.facts.length === 0 ? null : numberFacts(said.facts, said);
      const key = facts && keyOf([client.model, String(prompt.version), request.question, facts.text]);
      const finish = ({ clauses, language }: Outcome): PlannedLead => {
        for (const clause of clauses ?? own.facts) lead.say(printFacts(clause, said));
        for (const sentence of own.after) lead.say(sentence);
        return { lead: lead.text(), by: clauses ? 'model' : 'template', language };
      };
      if (!facts || !key) return finish(NOTHING);
      const cached = known.get(key);
      if (cached) {
        client.count('cache_hits');
        return finish(cached);
      }
      const follow = follower(fieldsOf(own.facts, said), (clause) => lead.say(printFacts(clause, said)));
      const { value, shared } = share(key, async () => {
        if (!patience.closed()) client.count('left_alone');
        else if (client.mayCall(request.asker)) {
          const outcome = await ask(request, facts, follow);
          known.set(key, outcome);
          return outcome;
        }
        return NOTHING;
      });
      const outcome = await value.catch(() =>
        follow.answered && !shared ? { clauses: follow.clauses, language: null } : NOTHING,
      );
      return finish(outcome);
    },
  };
}

/** The code of a language that a plan names, wherever in its text; no other word of a model is kept. */
const languageIn = (text: string): string | null => /"language"\s*:\s*"([a-z]{2})"/.exec(text)?.[1] ?? null;

/** Takes the clauses of a plan, and lets them out once one of them answers what was asked. */
interface Follower {
  readonly clauses: readonly FactClause[];
  readonly answered: boolean;
  /** Returns whether the clause is followed: its facts support it, and it was not said before. */
  take(clause: FactClause, said: Said): boolean;
}

/** Holds clauses back until one is about an asked field: a lead that answers something else is refused. */
function follower(asked: ReadonlySet<string>, show: (clause: FactClause) => void): Follower {
  const clauses: FactClause[] = [];
  const sentences = new Set<string>();
  let answered = false;
  return {
    clauses,
    get answered() {
      return answered;
    },
    take(clause, said) {
      const sentence = printFacts(clause, said);
      if (sentence === '' || sentences.has(sentence) || clauses.length >= MOST_CLAUSES) return false;
      sentences.add(sentence);
      clauses.push(clause);
      if (answered) show(clause);
      else if ([...fieldsOf([clause], said)].some((field) => asked.has(field))) {
        answered = true;
        for (const waiting of clauses) show(waiting);
      }
      return true;
    },
  };
}

/** The fields, and the measures of fields, that clauses are about. */
function fieldsOf(clauses: readonly FactClause[], said: Said): Set<string> {
  const ids = clauses.flatMap((clause) => {
    if (clause.say === 'missing') return [clause.field];
    if (clause.say === 'note') return [];
    return clause.say === 'items' ? [clause.fact] : clause.facts;
  });
  const fields = ids.flatMap((id) => said.fact(id)?.field ?? (said.fields.has(id) ? [id] : []));
  return new Set(fields.flatMap((id) => [id, said.fields.get(id).measure ?? id]));
}

/** Writes a lead sentence by sentence, each once. */
function leadWriter(before: readonly string[], onLead: (piece: string) => void) {
  const said: string[] = [];
  const say = (sentence: string): void => {
    if (sentence === '' || said.includes(sentence)) return;
    onLead(said.length > 0 ? ` ${sentence}` : sentence);
    said.push(sentence);
  };
  for (const sentence of before) say(sentence);
  return { say, text: () => said.join(' ') };
}

const keyOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64');
