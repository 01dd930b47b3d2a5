import type { Answer, Intent, Outcome } from '../contract/answer.ts';
import type { Found } from './intent.ts';

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
