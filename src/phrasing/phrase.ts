import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Answer } from '../answering/answer.ts';
import { INTENTS } from '../answering/answer.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import { ASPECTS } from '../catalogue/schema.ts';
import { draftChecker } from './grounding/check.ts';
import type { DraftCase } from './grounding/evidence.ts';
import { readable } from './language.ts';
import { createModelClient, type ModelClient } from './model.ts';
import type { ModelSettings, ModelUse, PhraseRequest, Phraser, QuestionReader } from './model-types.ts';
import { loadPrompt } from './prompts.ts';
import { groundedLead } from './stream.ts';
import { renderText } from './text.ts';

const CACHED = 2_000;
const LONGEST_QUESTION = 500;
const MOST_FACTS = 80;
const MOST_MENTIONS = 5;

export const ENGLISH_ONLY =
  'Answered in English: an answer can be checked against its facts in no other language yet.';

/** The two uses of a model that settings name: wording a lead, reading a question. */
export function createPhraser(
  settings: ModelSettings,
  fields: FieldRegistry,
  client: ModelClient = createModelClient(settings),
): ModelUse {
  return {
    phraser: phraser(client, fields),
    reader: questionReader(client),
    counters: () => client.counters(),
  };
}

function phraser(client: ModelClient, fields: FieldRegistry): Phraser {
  const prompt = loadPrompt('phrase');
  const cache = new LRUCache<string, string>({ max: CACHED });
  return {
    async phrase(answer, request) {
      const release = request.onLead ?? (() => {});
      if (answer.outcome !== 'answer' || answer.facts.length === 0) return asIs(answer, release);
      if (!readable(request.question)) {
        client.count('unreadable_language');
        return withNote(asIs(answer, release));
      }
      const question = request.question.slice(0, LONGEST_QUESTION);
      const key = keyOf([question, answer.lead, factLines(answer), client.model, String(prompt.version)]);
      const known = cache.get(key);
      if (known !== undefined) {
        client.count('cache_hits');
        release(known);
        return withLead(answer, known);
      }
      if (!client.mayCall(request.user)) return asIs(answer, release);
      const stop = new AbortController();
      const messages = prompt.messages({ question, lead: answer.lead, facts: factLines(answer) });
      const checker = draftChecker(draftCase(answer, request), fields);
      const lead = await groundedLead(client.stream(messages, stop.signal), checker, answer.lead, release);
      stop.abort();
      if (lead.from === 'model') cache.set(key, lead.text);
      client.count(
        lead.from === 'model' ? 'phrased' : lead.from === 'both' ? 'phrased_in_part' : 'refused_drafts',
      );
      return lead.text === answer.lead ||
        (lead.from === 'template' && lead.text.trim() === answer.lead.trim())
        ? answer
        : withLead(answer, lead.text);
    },
  };
}

function asIs(answer: Answer, release: (piece: string) => void): Answer {
  release(answer.lead);
  return answer;
}

/** Only the lead and the text made of it change. */
function withLead(answer: Answer, lead: string): Answer {
  const worded = { ...answer, lead, phrasedBy: 'model' as const };
  return { ...worded, text: renderText(worded) };
}

function withNote(answer: Answer): Answer {
  const noted = { ...answer, notes: [...answer.notes, ENGLISH_ONLY] };
  return { ...noted, text: renderText(noted) };
}

const keyOf = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64');

/** The facts as the model reads them, one a line. */
function factLines(answer: Answer): string {
  const title = new Map(answer.roles.map((r) => [r.id, r.title]));
  const of = (id: string) => title.get(id) ?? id;
  const facts = answer.facts.slice(0, MOST_FACTS).map((f) => {
    const extra = [f.asOf, f.wider && `published for ${f.wider}`, f.note].filter(Boolean).join('; ');
    return `${of(f.role)} | ${labelOf(answer, f.field)} | ${f.display}${extra ? ` (${extra})` : ''}`;
  });
  const gaps = answer.missing.map(
    (m) => `${of(m.role)} | ${labelOf(answer, m.field)} | missing: ${m.reason}`,
  );
  return [
    ...facts,
    ...gaps,
    ...answer.sources.map((s) => `source | ${s.title} | ${s.publisher}${s.asOf ? `, ${s.asOf}` : ''}`),
  ].join('\n');
}

const labelOf = (answer: Answer, field: string) =>
  answer.table?.rows.find((r) => r.field === field)?.label ??
  answer.sections.find((s) => s.field === field)?.title ??
  field.replace(/^.*\./, '').replaceAll('_', ' ');

/** What the draft of an answer's lead is held against: the answer itself. */
export function draftCase(answer: Answer, request: PhraseRequest): DraftCase {
  return {
    question: request.question,
    roles: answer.roles.map((r) => ({ id: r.id, title: r.title, aliases: request.aliases?.get(r.id) })),
    facts: answer.facts,
    missing: answer.missing,
    sources: answer.sources,
    notes: answer.notes,
    draft: '',
  };
}

const readingSchema = z.object({
  intent: z.enum(INTENTS),
  mentions: z.array(z.string()),
  aspects: z.array(z.enum(ASPECTS)),
});

function questionReader(client: ModelClient): QuestionReader {
  const prompt = loadPrompt('read');
  return {
    async read(question, user) {
      const text = question.trim().slice(0, LONGEST_QUESTION);
      if (text === '' || !client.mayCall(user)) return null;
      try {
        const read = await client.structured(prompt.messages({ question: text }), readingSchema, 'question');
        const spoken = text.toLowerCase();
        const mentions = read.mentions
          .map((m) => m.trim())
          .filter((m) => m !== '' && spoken.includes(m.toLowerCase()));
        const nothing =
          read.intent === 'none' || (mentions.length === 0 && !['list', 'rank'].includes(read.intent));
        return nothing ? null : { ...read, mentions: [...new Set(mentions)].slice(0, MOST_MENTIONS) };
      } catch {
        return null;
      }
    },
  };
}
