import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { INTENTS } from '../contract/answer.ts';
import { ASPECTS } from '../contract/aspects.ts';
import type { QuestionForm } from '../contract/model.ts';
import type { ModelClient } from './client.ts';
import { inFlight } from './in-flight.ts';
import { LONGEST_QUESTION, loadPrompt } from './prompts.ts';
import type { CallOptions } from './server.ts';
import type { QuestionReader } from './types.ts';

const CACHED = 2_000;
const MOST_MENTIONS = 5;
/** The intents that do not need a role. */
const WITHOUT_ROLES: readonly string[] = ['list', 'rank'];

const formSchema = z.object({
  intent: z.enum(INTENTS),
  mentions: z.array(z.string()),
  aspects: z.array(z.enum(ASPECTS)),
  direction: z.enum(['most', 'least']).nullish(),
});

/** Returns a reader that has a model fill in a form: what is asked, and the titles as the question has them. */
export function createReader(client: ModelClient): QuestionReader {
  const prompt = loadPrompt('read');
  const cache = new LRUCache<string, QuestionForm>({ max: CACHED });
  const share = inFlight<QuestionForm>(() => client.count('shared_calls'));

  async function fill(text: string, language: string, options: CallOptions): Promise<QuestionForm> {
    const messages = prompt.messages({ question: text, aspects: ASPECTS.join(', ') });
    const form = await client.structured(messages, formSchema, 'question', options);
    const read = { ...form, mentions: mentionsIn(form.mentions, text, language) };
    cache.set(text, read);
    client.count('read');
    return read;
  }

  return {
    async read(question, language, asker, signal) {
      const text = question.trim().slice(0, LONGEST_QUESTION);
      const known = cache.get(text);
      if (known) {
        client.count('cache_hits');
        return usable(known);
      }
      if (text === '') return null;
      const { value } = share(text, async () => {
        if (!client.mayCall(asker)) throw new Error('no call may be made now');
        return fill(text, language, { signal, workspace: asker.workspace });
      });
      // Failures are counted by the client; the question stays as it was understood without a model.
      return value.then(usable, () => null);
    },
  };
}

function usable(form: QuestionForm): QuestionForm | null {
  if (form.intent === 'none') return null;
  return form.mentions.length > 0 || form.aspects.length > 0 || WITHOUT_ROLES.includes(form.intent)
    ? form
    : null;
}

/**
 * The mentions without repeats. They must stand in the question, so that no role comes up that nobody named;
 * a question in another language may have them translated, since titles are known in English only.
 */
function mentionsIn(given: readonly string[], question: string, language: string): string[] {
  const spoken = question.toLowerCase();
  const kept = given
    .map((mention) => mention.trim())
    .filter((mention) => mention !== '' && (language !== 'en' || spoken.includes(mention.toLowerCase())));
  return [...new Set(kept)].slice(0, MOST_MENTIONS);
}
