import { createModelClient } from './client.ts';
import { createPhraser } from './phrase.ts';
import { createReader } from './reader.ts';
import type { ModelSettings, ModelUse } from './types.ts';

/**
 * The uses of the model that the settings name. Imported only where they name one: its client takes longer to
 * load than a question to answer.
 */
export function openModel(settings: ModelSettings): ModelUse {
  const client = createModelClient(settings);
  const phraser = createPhraser(client);
  return {
    name: client.model,
    phraser,
    reader: createReader(client),
    timeLimit: () => client.timeLimit(),
    counters: () => client.counters(),
    refusals: () => phraser.refusals(),
  };
}
