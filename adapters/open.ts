import type { Assistant } from '../src/assistant.ts';
import { createAssistant } from '../src/create.ts';
import type { Settings } from '../src/settings.ts';

/** The assistant that the settings ask for. Rejects with one sentence where the catalogue cannot be opened. */
export async function openAssistant({ catalogueDir }: Settings): Promise<Assistant> {
  if (catalogueDir === undefined) return createAssistant();
  const { openStore } = await import('../src/catalogue/store.ts');
  return createAssistant({ imported: openStore(catalogueDir) });
}
