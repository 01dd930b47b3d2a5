import type { Answer, Intent, Outcome } from '../contract/answer.ts';

/** An answer with nothing in it yet, and no words. */
export function blankAnswer(outcome: Outcome, intent: Intent): Omit<Answer, 'lead' | 'text'> {
  return {
    version: 1,
    id: null,
    outcome,
    intent,
    roles: [],
    aspects: [],
    table: null,
    sections: [],
    notes: [],
    facts: [],
    missing: [],
    choices: [],
    followUps: [],
    sources: [],
    phrasedBy: 'template',
  };
}
