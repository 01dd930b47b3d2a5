import type { Answer } from './answering/answer.ts';
import { compose } from './answering/compose.ts';
import type { Assistant, Question, Selection, Suggestion } from './assistant.ts';
import type { Catalogue, ImportedStore } from './catalogue/catalogue.ts';
import { DATA_DIR, loadEmbedded } from './catalogue/load.ts';
import { createCatalogue } from './catalogue/merge.ts';
import { createMemory, type Memory } from './conversation/memory.ts';
import { leadOf } from './phrasing/lead.ts';
import { renderText } from './phrasing/text.ts';
import { TITLE_BLOB } from './titles/build.ts';
import { createMatcher } from './titles/matcher.ts';
import type { Query } from './understanding/query.ts';
import { blankQuery } from './understanding/query.ts';
import { nextState } from './understanding/state.ts';
import { createUnderstanding } from './understanding/understand.ts';

export interface AssistantOptions {
  dataDir?: string | undefined;
  /** An imported catalogue, already open. */
  imported?: ImportedStore | undefined;
  memory?: Memory | undefined;
}

/** The assistant over the embedded catalogue and, where one is given, an imported one. */
export function createAssistant(options: AssistantOptions = {}): Assistant {
  const embedded = loadEmbedded(options.dataDir ?? DATA_DIR);
  const catalogue = createCatalogue(embedded, options.imported);
  const titles = createMatcher({
    catalogue,
    index: options.imported?.blob(TITLE_BLOB),
    shortForms: embedded.shortForms,
  });
  const understanding = createUnderstanding(catalogue, titles);
  const memory = options.memory ?? createMemory();

  const answer = (query: Query, id: string | null, conversation: string | undefined): Answer => {
    const { draft, findings } = compose(query, catalogue, understanding.levels);
    const lead = leadOf(findings, { fields: catalogue.fields, levels: understanding.levels });
    const worded = { ...draft, id, lead };
    if (conversation !== undefined) {
      const shown = worded.roles.map((role) => role.id);
      memory.set(conversation, nextState(memory.get(conversation), query, shown));
    }
    return { ...worded, text: renderText(worded) };
  };

  return {
    async ask({ id, text, conversation }: Question) {
      const state = conversation === undefined ? null : memory.get(conversation);
      return answer(understanding.understand(text, state), id ?? null, conversation);
    },
    async compare({ id, roles, aspects, conversation }: Selection) {
      return answer(selectionQuery(roles, aspects ?? [], catalogue), id ?? null, conversation);
    },
    suggest: (typed, limit) => titles.suggest(typed, limit).map((role) => suggestion(role, catalogue)),
    rolesIn: (text, limit) =>
      understanding
        .rolesIn(text)
        .slice(0, limit)
        .map((role) => suggestion(role, catalogue)),
    async forget(conversation) {
      memory.forget(conversation);
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
    }),
  };
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
