import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../contract/answer.ts';
import { draftChecker } from '../grounding/check.ts';
import { continuation } from '../grounding/continuation.ts';
import { draftCase, factLines } from '../grounding/draft-case.ts';
import { canRead, foreignChecker, nameOf } from '../grounding/gloss.ts';
import { BROKE_OFF, type GroundedLead, groundedLead } from '../grounding/stream.ts';
import { languageOf } from '../language/detect.ts';
import { renderText } from '../layout/text.ts';
import type { ModelClient } from './client.ts';
import { LONGEST_QUESTION, loadPrompt } from './prompts.ts';
import type { PhraseRequest, Phraser } from './types.ts';

const CACHED = 2_000;
const REFUSALS_KEPT = 500;

export const ENGLISH_ONLY =
  'Answered in English: nothing in the language of the question could be checked against the facts.';

/** A phraser that has a model word the lead and shows of it what the facts bear out. */
export function createPhraser(client: ModelClient): Phraser {
  const prompt = loadPrompt('phrase');
  const cache = new LRUCache<string, string>({ max: CACHED });
  const refusals: string[] = [];
  return {
    refusals: () => refusals,
    async phrase(answer, request) {
      if (answer.outcome !== 'answer' || answer.facts.length === 0) return asItWas(answer, request);
      const language = languageOf(request.question);
      const english = language === 'en';
      const own = english ? answer : inEnglish(answer);
      if (language === null || !(english || canRead(language))) {
        client.count('unreadable_language');
        return asItWas(own, request);
      }
      const variables = {
        question: request.question.slice(0, LONGEST_QUESTION),
        language: nameOf(language),
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
      if (!client.mayCall(request.user)) return asItWas(own, request);
      const pieces = client.stream(prompt.messages(variables), { signal: request.signal });
      const lead = await (english ? draftOf : foreignDraftOf(language))(pieces, answer, request);
      const refused = lead.reason !== null && lead.reason !== BROKE_OFF;
      if (lead.from !== 'template' || refused) client.count(EVENTS[lead.from]);
      if (refused) refusals.push(lead.reason ?? '');
      if (refusals.length > REFUSALS_KEPT) refusals.shift();
      if (lead.from === 'model') cache.set(key, lead.text);
      return lead.from === 'template' ? own : withLead(answer, lead.text);
    },
  };
}

/** A draft in English: shown as it comes; our own text, in the same language, goes on where it fails. */
async function draftOf(
  pieces: AsyncIterable<string>,
  answer: Answer,
  request: PhraseRequest,
): Promise<GroundedLead> {
  const { catalogue, onLead } = request;
  const checker = draftChecker(draftCase(answer, request), catalogue.fields);
  return groundedLead(pieces, checker, (shown) => continuation(answer, shown, catalogue), onLead);
}

/** A draft in another language: whole or not at all, since our own text could not go on in it. */
const foreignDraftOf =
  (language: string) =>
  async (pieces: AsyncIterable<string>, answer: Answer, request: PhraseRequest): Promise<GroundedLead> => {
    // The question is no English either: the check is to go by the facts alone.
    const of = { ...draftCase(answer, request), question: '' };
    const checker = foreignChecker(language, of, draftChecker(of, request.catalogue.fields));
    const lead = await groundedLead(
      pieces,
      checker,
      () => '',
      () => {},
    );
    const shown: GroundedLead =
      lead.from === 'model' ? lead : { ...lead, text: answer.lead, from: 'template' };
    request.onLead(shown.text);
    return shown;
  };

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
