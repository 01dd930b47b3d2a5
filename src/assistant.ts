import type { Catalogue, ImportedStore } from './catalogue/catalogue.ts';
import { DATA_DIR, loadEmbedded } from './catalogue/load.ts';
import { createCatalogue } from './catalogue/merge.ts';
import type { Answer } from './contract/answer.ts';
import type {
  Assistant,
  LeadSink,
  ModelAbout,
  Question,
  Selection,
  Suggestion,
} from './contract/assistant.ts';
import type { Query } from './contract/query.ts';
import { blankQuery } from './contract/query.ts';
import { compose } from './intents/compose.ts';
import { renderText } from './layout/text.ts';
import type { ModelUse } from './model/types.ts';
import { type Conversations, conversationsHere, usable } from './state/conversations.ts';
import type { Unanswered } from './state/unanswered.ts';
import { createMatcher } from './titles/matcher.ts';
import { queryOfForm } from './understanding/model-reading.ts';
import { type ConversationState, nextState } from './understanding/state.ts';
import { createUnderstanding } from './understanding/understand.ts';
import { leadOf } from './wording/lead.ts';

export interface AssistantOptions {
  dataDir?: string | undefined;
  /** An imported catalogue, already open. */
  imported?: ImportedStore | undefined;
  /** Where conversations are kept; left out: in this process. */
  memory?: Conversations | undefined;
  /** Where what could not be answered is kept; left out: nowhere. */
  unanswered?: Unanswered | undefined;
  /** A model that may word the lead and read what understanding cannot; left out: our own text alone. */
  model?: ModelUse | undefined;
}

/** Who asks, in which words, and where the lead is to go. */
type Asking = Pick<Question, 'id' | 'text' | 'conversation' | 'user' | 'workspace'> & {
  onLead: LeadSink;
  /** Fires when the question has taken all the time that a model may. */
  signal: AbortSignal | undefined;
};

/** The assistant over the embedded catalogue and, where one is given, an imported one. */
export function createAssistant(options: AssistantOptions = {}): Assistant {
  const embedded = loadEmbedded(options.dataDir ?? DATA_DIR);
  const catalogue = createCatalogue(embedded, options.imported);
  const titles = createMatcher({ catalogue, embedded, blob: options.imported?.blob });
  const understanding = createUnderstanding(catalogue, titles);
  const memory = usable(options.memory ?? conversationsHere(), new Set(catalogue.ids));

  const answer = async (query: Query, asking: Asking): Promise<Answer> => {
    const { id = null, text: question, conversation, user, workspace, onLead, signal } = asking;
    const { draft, findings } = compose(query, catalogue, understanding.levels);
    const lead = leadOf(findings, { fields: catalogue.fields, levels: understanding.levels });
    const worded = { ...draft, id, lead };
    await noteOpen(query, draft.outcome, options.unanswered, user);
    if (conversation !== undefined) {
      const shown = worded.roles.map((role) => role.id);
      const state = nextState(await memory.get(conversation), query, shown);
      await memory.set(conversation, state, { workspace, person: user });
    }
    const own = { ...worded, text: renderText(worded) };
    if (options.model && signal)
      return options.model.phraser.phrase(own, { question, catalogue, user, signal, onLead });
    onLead(lead);
    return own;
  };

  /** What the question asks; a model is asked to read what makes no sense here, or is in another language. */
  const understand = async (asking: Asking, state: ConversationState | null): Promise<Query> => {
    const query = understanding.understand(asking.text, state);
    const { model } = options;
    if (!model || !asking.signal || query.advice !== null) return query;
    if (query.aside !== 'out_of_scope' && !model.reader.isForeign(asking.text)) return query;
    const form = await model.reader.read(asking.text, asking.user, asking.signal);
    return (form && queryOfForm(form, state, titles)) ?? query;
  };

  return {
    async ask(question: Question, onLead: LeadSink = () => {}) {
      const { conversation } = question;
      const asking = { ...question, onLead, signal: options.model?.timeLimit() };
      const state = conversation === undefined ? null : await memory.get(conversation);
      return answer(await understand(asking, state), asking);
    },
    async compare({ roles, aspects, ...selection }: Selection, onLead: LeadSink = () => {}) {
      const query = selectionQuery(roles, aspects ?? [], catalogue);
      const text = wordsOf(query, catalogue);
      return answer(query, { ...selection, text, onLead, signal: options.model?.timeLimit() });
    },
    suggest: (typed, limit) => titles.suggest(typed, limit).map((role) => suggestion(role, catalogue)),
    rolesIn: (text, limit) =>
      understanding
        .rolesIn(text)
        .slice(0, limit)
        .map((role) => suggestion(role, catalogue)),
    async forget(conversation) {
      await memory.forget(conversation);
    },
    about: () => ({
      roles: catalogue.ids.length,
      embedded: catalogue.embeddedIds.length,
      sources: catalogue.sources.map(({ id, title, publisher, asOf, url, notice }) => ({
        id,
        title,
        publisher,
        asOf,
        ...(url ? { url } : {}),
        ...(notice ? { notice } : {}),
      })),
      licences: catalogue.sources.flatMap((source) => source.licence ?? []),
      model: options.model ? modelAbout(options.model) : null,
    }),
  };
}

/** Keeps what was not answered, where the operator reads it. */
async function noteOpen(
  query: Query,
  outcome: Answer['outcome'],
  unanswered: Unanswered | undefined,
  user: string | undefined,
): Promise<void> {
  const words = (query.unknown[0] ?? query.unclear[0])?.text;
  if (outcome === 'out_of_scope') await unanswered?.note(outcome, '', user);
  else if ((outcome === 'unknown_role' || outcome === 'clarify') && words)
    await unanswered?.note(outcome, words, user);
}

/** A form's choice as one would ask for it: "Operations Officer vs Operations Director: salary". */
function wordsOf({ roles, asked }: Query, catalogue: Catalogue): string {
  const titles = roles.map(({ id }) => catalogue.head(id).title).join(' vs ');
  return asked.aspects.length > 0 ? `${titles}: ${asked.aspects.join(', ')}` : titles;
}

function modelAbout(model: ModelUse): ModelAbout {
  return { name: model.name, counters: model.counters(), refusals: model.refusals() };
}

function suggestion(id: string, catalogue: Catalogue): Suggestion {
  const head = catalogue.head(id);
  return { id: head.id, title: head.title, soc: head.soc };
}

/** A form's choice as a query; role ids that the catalogue does not hold are left out. */
function selectionQuery(
  roles: readonly string[],
  aspects: Selection['aspects'],
  catalogue: Catalogue,
): Query {
  const known = roles.filter((id) => catalogue.role(id) !== undefined);
  return {
    ...blankQuery(),
    intent: known.length > 1 ? 'compare' : 'describe',
    roles: known.map((id) => ({ id, mention: null, confidence: 1, others: [] })),
    asked: { aspects: [...(aspects ?? [])], fields: [], statistic: null, period: null },
    aside: known.length === 0 ? 'help' : null,
  };
}
