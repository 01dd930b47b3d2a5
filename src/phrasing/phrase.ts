import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../answering/answer.ts';
import { continuation } from './continuation.ts';
import { draftCase, factLines } from './draft-case.ts';
import { draftChecker } from './grounding/check.ts';
import { languageOf } from './language.ts';
import type { ModelClient } from './model.ts';
import type { PhraseRequest, Phraser } from './model-types.ts';
import { LONGEST_QUESTION, loadPrompt } from './prompts.ts';
import { type GroundedLead, groundedLead } from './stream.ts';
import { renderText } from './text.ts';

const CACHED = 2_000;

export const ENGLISH_ONLY =
  'Answered in English: an answer can be checked against its facts in no other language yet.';

/** A phraser that has a model word the lead and shows of it what the facts bear out. */
export function createPhraser(client: ModelClient): Phraser {
  const prompt = loadPrompt('phrase');
  const cache = new LRUCache<string, string>({ max: CACHED });
  return {
    async phrase(answer, request) {
      if (answer.outcome !== 'answer' || answer.facts.length === 0) return asItWas(answer, request);
      if (languageOf(request.question) !== 'en') {
        client.count('unreadable_language');
        return inEnglish(asItWas(answer, request));
      }
      const variables = {
        question: request.question.slice(0, LONGEST_QUESTION),
        lead: answer.lead,
        facts: factLines(answer),
      };
      const key = keyOf([client.model, String(prompt.version), ...Object.values(variables)]);
      const known = cache.get(key);
      if (known !== undefined) {
        client.count('cache_hits');
        request.onLead(known);
        return withLead(answer, known);
      }
      if (!client.mayCall(request.user)) return asItWas(answer, request);
      const lead = await groundedLead(
        client.stream(prompt.messages(variables), { signal: request.signal }),
        draftChecker(draftCase(answer, request), request.catalogue.fields),
        (shown) => continuation(answer, shown, request.catalogue),
        request.onLead,
      );
      client.count(EVENTS[lead.from]);
      if (lead.from === 'model') cache.set(key, lead.text);
      return lead.from === 'template' ? answer : withLead(answer, lead.text);
    },
  };
}

const EVENTS = {
  model: 'phrased',
  both: 'phrased_in_part',
  template: 'refused_drafts',
} as const satisfies Record<GroundedLead['from'], string>;

function asItWas(answer: Answer, { onLead }: PhraseRequest): Answer {
  onLead(answer.lead);
  return answer;
}

/** Only the lead and the text made of it change. */
function withLead(answer: Answer, lead: string): Answer {
  const worded = { ...answer, lead, phrasedBy: 'model' as const };
  return { ...worded, text: renderText(worded) };
}

function inEnglish(answer: Answer): Answer {
  const noted = { ...answer, notes: [...answer.notes, ENGLISH_ONLY] };
  return { ...noted, text: renderText(noted) };
}

const keyOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64');
