import type { Catalogue, ImportedStore, RoleHead } from '../src/catalogue/catalogue.ts';
import type { Assistant } from '../src/contract/assistant.ts';
import type { ModelUse } from '../src/model/types.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Rating } from '../src/state/feedback.ts';
import type { Memory } from '../src/state/memory.ts';
import type { Unanswered } from '../src/state/unanswered.ts';

/**
 * The assistant that the settings ask for; conversations are kept in `memory`, else in this process alone,
 * and then nothing that was left unanswered is kept.
 * Rejects with one sentence where the catalogue cannot be opened.
 */
export async function openAssistant(settings: Settings, memory?: Memory): Promise<Assistant> {
  const { createAssistant } = await import('../src/assistant.ts');
  const [imported, model] = await Promise.all([openImported(settings), openModel(settings)]);
  const unanswered = memory ? await openUnanswered(settings) : undefined;
  return createAssistant({ imported, memory, model, unanswered });
}

/** The model that the settings name; its client is loaded only where they name one. */
async function openModel({ model }: Settings): Promise<ModelUse | undefined> {
  return model ? (await import('../src/model/open.ts')).openModel(model) : undefined;
}

/** Conversations kept in the data folder: they outlive the process, and its other processes share them. */
export async function openMemory({ dataDir }: Settings): Promise<Memory> {
  const { openStorage } = await import('../src/state/storage.ts');
  const { storedMemory } = await import('../src/state/stored-memory.ts');
  return storedMemory(openStorage(dataDir));
}

/** What could not be answered, kept in the data folder. */
export async function openUnanswered({ dataDir }: Settings): Promise<Unanswered> {
  const { openStorage } = await import('../src/state/storage.ts');
  return (await import('../src/state/unanswered.ts')).openUnanswered(openStorage(dataDir));
}

/** The catalogue alone, for commands that look things up and answer nothing. */
export async function openCatalogue(settings: Settings): Promise<Catalogue> {
  const { loadEmbedded } = await import('../src/catalogue/load.ts');
  const { createCatalogue } = await import('../src/catalogue/merge.ts');
  return createCatalogue(loadEmbedded(), await openImported(settings));
}

/** Every role's title and code, for adapters that list them. */
export async function openRoles(settings: Settings): Promise<RoleHead[]> {
  const catalogue = await openCatalogue(settings);
  return catalogue.ids.map((id) => catalogue.head(id));
}

/** Keeps ratings of answers in the data folder: what the answer was about, and no words of who rates. */
export async function openRatings({ dataDir }: Settings): Promise<(rating: Rating) => Promise<void>> {
  const { openStorage } = await import('../src/state/storage.ts');
  const { openFeedback } = await import('../src/state/feedback.ts');
  const feedback = openFeedback(openStorage(dataDir));
  return async (rating) => feedback.record(rating);
}

async function openImported({ catalogueDir }: Settings): Promise<ImportedStore | undefined> {
  if (catalogueDir === undefined) return undefined;
  return (await import('../src/catalogue/store.ts')).openStore(catalogueDir);
}
