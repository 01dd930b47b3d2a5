import type { Catalogue, ImportedStore, RoleHead } from '../src/catalogue/catalogue.ts';
import type { Assistant } from '../src/contract/assistant.ts';
import type { ModelUse } from '../src/model/types.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Seal } from '../src/state/seal.ts';
import type { Store } from '../src/state/store.ts';
import type { Unanswered } from '../src/state/unanswered.ts';
import type { Log } from './common/log.ts';

/**
 * The assistant that the settings ask for; conversations and what was left unanswered are kept in `store`. Without one,
 * conversations are kept in this process alone, and nothing else. `log` is told of each plan of a model that was not followed.
 * Rejects with one sentence where the catalogue cannot be opened.
 */
export async function openAssistant(settings: Settings, store?: Store, log?: Log): Promise<Assistant> {
  const { createAssistant } = await import('../src/assistant.ts');
  const [imported, model] = await Promise.all([openImported(settings), openModel(settings, log, store)]);
  if (!store) return createAssistant({ imported, model });
  const { openConversations } = await import('../src/state/conversations.ts');
  const unanswered = await openUnanswered(settings, store);
  return createAssistant({ imported, memory: openConversations(store), model, unanswered });
}

/** The model that the settings name; its client is loaded only where they name one. */
async function openModel({ model }: Settings, log?: Log, store?: Store): Promise<ModelUse | undefined> {
  if (!model) return undefined;
  return (await import('../src/model/open.ts')).openModel(
    model,
    (refusal) => log?.info(refusal, 'a plan of the model was not followed'),
    (sentence) => log?.warn({}, sentence),
    store?.tally,
  );
}

/** Opens the store of the settings: it outlives the process, and other processes share it. */
export async function openStore(settings: Settings, notice?: (sentence: string) => void): Promise<Store> {
  return (await import('../src/state/open.ts')).openStore(settings, notice);
}

/** Returns the seal that encrypts users' words at rest. */
export async function openSeal(settings: Settings): Promise<Seal> {
  return (await import('../src/state/secret.ts')).openSeal(settings);
}

/** Opens the store of unanswered questions. */
export async function openUnanswered(settings: Settings, store: Store): Promise<Unanswered> {
  const { openUnanswered: open } = await import('../src/state/unanswered.ts');
  return open(store, await openSeal(settings));
}

/** The catalogue alone, for commands that look things up and answer nothing. */
export async function openCatalogue(settings: Settings): Promise<Catalogue> {
  const { loadEmbedded } = await import('../src/catalogue/load.ts');
  const { createCatalogue } = await import('../src/catalogue/merge.ts');
  return createCatalogue(loadEmbedded(), await openImported(settings));
}

/** The title and the code of every role, and of every group of them, for adapters that list them. */
export async function openHeads(settings: Settings): Promise<RoleHead[]> {
  const catalogue = await openCatalogue(settings);
  return [...catalogue.ids, ...catalogue.groupIds].map((id) => catalogue.head(id));
}

/** The import that the settings name, else the official data that ships. */
async function openImported({ catalogueDir }: Settings): Promise<ImportedStore | undefined> {
  return (await import('../src/catalogue/store.ts')).openOfficial(catalogueDir);
}
