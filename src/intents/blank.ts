import type { Answer, Intent, Outcome } from '../contract/answer.ts';
import type { Aspect } from '../contract/aspects.ts';
import type { Clause } from '../contract/plan.ts';
import type { Subject } from '../contract/query.ts';
import type { Finding, Found } from './intent.ts';

/** Returns findings without content. */
export function blank(
  outcome: Outcome,
  intent: Intent,
): Omit<Found, 'plan' | 'notes' | 'facts' | 'missing' | 'sources'> {
  return {
    outcome,
    intent,
    roles: [],
    aspects: [],
    table: null,
    sections: [],
    choices: [],
    followUps: [],
    filters: [],
    unused: [],
    notCovered: [],
    place: null,
  };
}

/** The aspects that a question back is about. */
export const aspectsIn = ({ aspects }: Subject): Aspect[] => (aspects.length > 0 ? aspects : ['overview']);

/** Returns the finding of an answer that tells no figures. */
export function withoutFigures(found: Finding['found'], subject: Subject, main: Clause[]): Finding {
  return { found, main, notes: [], scope: { columns: [], subject, focus: null, fields: [] } };
}

/** Returns an answer without content and words. */
export function blankAnswer(outcome: Outcome, intent: Intent): Omit<Answer, 'lead' | 'text'> {
  return {
    version: 1,
    id: null,
    ...blank(outcome, intent),
    notes: [],
    facts: [],
    missing: [],
    sources: [],
    phrasedBy: 'template',
  };
}
