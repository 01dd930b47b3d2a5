import { LRUCache } from 'lru-cache';
import type { Catalogue, ImportedStore } from './catalogue/catalogue.ts';
import { DATA_DIR, loadEmbedded } from './catalogue/load.ts';
import { createCatalogue } from './catalogue/merge.ts';
import { openShipped } from './catalogue/store.ts';
import type { Answer } from './contract/answer.ts';
import type {
  Assistant,
  LeadSink,
  ModelAbout,
  Question,
  Selection,
  Suggestion,
} from './contract/assistant.ts';
import type { Conversation, Told } from './contract/conversation.ts';
import { blankAside } from './contract/queries.ts';
import { isDistress, type Query } from './contract/query.ts';
import type { Found } from './intents/intent.ts';
import { find } from './intents/registry.ts';
import { saidOf } from './intents/said.ts';
import { cited } from './intents/sources.ts';
import { languageOf } from './language/detect.ts';
import { renderText } from './layout/text.ts';
import type { ModelUse } from './model/types.ts';
import { type Conversations, conversationsHere, usable } from './state/conversations.ts';
import type { Unanswered } from './state/unanswered.ts';
import { createMatcher } from './titles/matcher.ts';
import { blankConversation, nextConversation } from './understanding/conversation/conversation.ts';
import { queryOfForm, secondReading } from './understanding/model-reading.ts';
import { selected } from './understanding/selected.ts';
import { createUnderstanding } from './understanding/understand.ts';
import { englishOnly } from './wording/english-only.ts';
import { ownLead, printPlan } from './wording/plan.ts';

export interface AssistantOptions {
  dataDir?: string | undefined;
  /** The official data, already open; left out: what ships in the data folder; null: none. */
  imported?: ImportedStore | null | undefined;
  /** The store of conversations; in this process's memory when left out. */
  memory?: Conversations | undefined;
  /** The store of questions that were not answered; they are not kept when left out. */
  unanswered?: Unanswered | undefined;
  /** A model that may choose the facts of a lead and read what understanding is in doubt of; left out: neither. */
  model?: ModelUse | undefined;
}

/** More titles of a text in another language are not set side by side. */
const MOST_NAMED = 4;

const NOTHING_TOLD: Told = { self: null, goal: null, answered: null };

/** People ask the same questions, and follow links to them: so many answers to texts that stood alone stay at hand. */
const ANSWERS_KEPT = 1_000;
/** The characters of the longest text among them. */
const LONGEST_KEPT = 300;

/** A question, understood, and what its text tells beside. */
type Read = { query: Query; told: Told };

/** A question with all that is found for it; `language` is the two-letter code of its text. */
type Worked = Read & { found: Found; language: string };

/** The parts of a question that the pipeline passes along: asker, text and the callback for the lead. */
type Asking = Pick<
  Question,
  'id' | 'text' | 'conversation' | 'follows' | 'user' | 'passing' | 'workspace'
> & {
  onLead: LeadSink;
  /** Fires when the question has taken all the time that a model may. */
  signal: AbortSignal | undefined;
};

/** The assistant over the embedded catalogue and, where one is given, an imported one. */
export function createAssistant(options: AssistantOptions = {}): Assistant {
  const dataDir = options.dataDir ?? DATA_DIR;
  const embedded = loadEmbedded(dataDir);
  const official = (options.imported === undefined ? openShipped(dataDir) : options.imported) ?? undefined;
  const catalogue = createCatalogue(embedded, official);
  const titles = createMatcher({ catalogue, embedded, official });
  const understanding = createUnderstanding({ catalogue, titles });
  const groups = new Set(catalogue.groupIds);
  const ids = new Set(catalogue.ids);
  const isKnown = (role: string) => ids.has(role) || groups.has(role);
  const memory = usable(options.memory ?? conversationsHere(), isKnown);

  const answers = new LRUCache<string, Worked>({ max: ANSWERS_KEPT });

  const answer = async (worked: Worked, asking: Asking, before: Conversation | null): Promise<Answer> => {
    const { id = null, text: question, conversation, user, workspace, onLead, signal } = asking;
    const { query, told, language } = worked;
    const { plan, ...found } = worked.found;
    const said = saidOf(found, catalogue);
    const person = asking.passing ? undefined : user;
    await noteOpen(query, found.outcome, options.unanswered, person);
    if (conversation !== undefined) {
      const shown = {
        roles: found.roles.map(({ id: role }) => role),
        offered: found.choices.flatMap(({ roles }) => roles.slice(0, 1)),
        asks: found.outcome === 'clarify',
      };
      const state = nextConversation(before ?? blankConversation(), query, shown, told);
      await memory.set(conversation, state, { workspace, person });
    }
    const planned =
      options.model && signal && found.outcome === 'answer'
        ? await options.model.planner.plan({
            answer: id,
            question,
            own: ownLead(plan, said),
            said,
            asker: { user, workspace },
            signal,
            onLead,
          })
        : { lead: printPlan(plan, said), by: 'template' as const, language: null };
    if (!options.model || found.outcome !== 'answer') onLead(planned.lead);
    const notes = [...found.notes, ...languageNote(found.outcome, language, planned.language)];
    const worded = { version: 1 as const, id, ...found, notes, lead: planned.lead, phrasedBy: planned.by };
    return { ...worded, text: renderText(worded) };
  };

  /** Returns the query of a question; a model reads what our own reading cannot or doubts, and other languages. */
  const understand = async (asking: Asking, language: string, state: Conversation | null): Promise<Read> => {
    const { text, user, workspace, signal } = asking;
    const own = understanding.understand(text, state, language);
    // Who is in distress gets our own sentence, in whatever language the text may seem to be.
    if (own.query.intent === 'aside' && isDistress(own.query.aside)) return own;
    const { model } = options;
    const lost = own.query.intent === 'aside' && own.query.aside === 'off-topic';
    const foreign = language !== 'en';
    const doubted = lost || foreign || (model !== undefined && understanding.doubts(own) !== null);
    const reader = doubted ? model?.reader : undefined;
    const form = reader && signal ? await reader.read(text, language, { user, workspace }, signal) : null;
    const query = form && queryOfForm(form, state, understanding.titles, language);
    if (query && !lost && !foreign) return { ...own, query: secondReading(own.query, query) };
    if (query) return { query, told: NOTHING_TOLD };
    if (!foreign) return own;
    // An English reading of a foreign text would be chance, but for the titles that it names.
    const roles = understanding.titlesIn(text).slice(0, MOST_NAMED);
    const named = roles.length > 0 ? selected({ roles }, catalogue).query : blankAside('off-topic', 'en');
    return { query: { ...named, language }, told: NOTHING_TOLD };
  };

  const work = async (asking: Asking, state: Conversation | null): Promise<Worked> => {
    const alone = state === null && !options.model;
    const known = alone ? answers.get(asking.text) : undefined;
    if (known) return known;
    const language = await languageOf(asking.text, understanding);
    const { query, told } = await understand(asking, language, state);
    const worked = { query, told, found: find(query, catalogue), language };
    if (alone && asking.text.length <= LONGEST_KEPT) answers.set(asking.text, worked);
    return worked;
  };

  const stateOf = async ({ follows, conversation }: Pick<Question, 'follows' | 'conversation'>) => {
    const before = follows === undefined ? conversation : follows;
    return before == null ? null : await memory.get(before);
  };

  return {
    async ask(question: Question, onLead: LeadSink = () => {}) {
      const state = await stateOf(question);
      const asking = { ...question, onLead, signal: options.model?.timeLimit() };
      return answer(await work(asking, state), asking, state);
    },
    async compare(selection: Selection, onLead: LeadSink = () => {}) {
      const { query: plain, text } = selected(selection, catalogue);
      const query = understanding.inPlaces(plain, selection);
      const worked = { query, told: NOTHING_TOLD, found: find(query, catalogue), language: 'en' };
      const asking = { ...selection, text, onLead, signal: options.model?.timeLimit() };
      return answer(worked, asking, await stateOf(selection));
    },
    suggest: (typed, limit) => titles.suggest(typed, limit).map((role) => suggestion(role, catalogue)),
    rolesIn: (text, limit) =>
      understanding
        .rolesIn(text)
        .slice(0, limit)
        .map((role) => suggestion(role, catalogue)),
    placesIn: (text) => understanding.placesIn(text),
    async explain(text) {
      const understood = understanding.understand(text, null, await languageOf(text, understanding));
      const { plan, roles, outcome, intent, filters, notCovered, ...rest } = find(
        understood.query,
        catalogue,
      );
      const lead = printPlan(plan, saidOf(rest, catalogue));
      return {
        ...understanding.explain(understood),
        found: {
          outcome,
          intent,
          filters,
          notCovered,
          lead,
          roles: roles.map(({ id, title }) => ({ id, title })),
        },
      };
    },
    async forget(conversation) {
      await memory.forget(conversation);
    },
    about: () => ({
      roles: catalogue.ids.length,
      embedded: catalogue.embeddedIds.length,
      sources: catalogue.sources.map(cited),
      licences: catalogue.sources.flatMap((source) => source.licence ?? []),
      model: options.model ? modelAbout(options.model) : null,
    }),
  };
}

/** Returns the note for a question in another language: that the answer is in English, or that only English is understood. */
function languageNote(outcome: Answer['outcome'], asked: string, read: string | null): string[] {
  if (asked === 'en') return [];
  // What is understood is what the lead says there.
  if (outcome === 'out_of_scope') return [];
  const told = englishOnly(read ?? asked) ?? englishOnly(asked);
  return told ? [outcome === 'answer' ? told.answered : told.understood] : [];
}

/** Keeps what was not answered, where the operator reads it. */
async function noteOpen(
  query: Query,
  outcome: Answer['outcome'],
  unanswered: Unanswered | undefined,
  user: string | undefined,
): Promise<void> {
  const words = query.intent === 'unsettled' ? query.open[0]?.text : undefined;
  if (outcome === 'out_of_scope') await unanswered?.note(outcome, '', user);
  else if ((outcome === 'unknown_role' || outcome === 'clarify') && words)
    await unanswered?.note(outcome, words, user);
}

function modelAbout(model: ModelUse): ModelAbout {
  return { name: model.name, counters: model.counters() };
}

function suggestion(id: string, catalogue: Catalogue): Suggestion {
  const head = catalogue.head(id);
  return { id: head.id, title: head.title, soc: head.soc };
}
