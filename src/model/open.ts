import type { ModelRefusal, ModelSettings, Tally } from '../contract/model.ts';
import { createModelClient } from './client.ts';
import { createPlanner } from './planner.ts';
import { createReader } from './reader.ts';
import type { ModelUse } from './types.ts';

/**
 * Returns the uses of the model that the settings name; `onRefusal` is told of each plan that was not followed, `onSpent`
 * in one sentence of a budget that is used up; `tally` counts budgets for all processes.
 * Imported only where the settings name a model: its client takes longer to load than a question to answer.
 */
export function openModel(
  settings: ModelSettings,
  onRefusal?: (refusal: ModelRefusal) => void,
  onSpent?: (sentence: string) => void,
  tally?: Tally,
): ModelUse {
  const client = createModelClient(settings, onSpent, undefined, tally);
  return {
    name: client.model,
    planner: createPlanner(client, onRefusal),
    reader: createReader(client),
    timeLimit: () => client.timeLimit(),
    counters: () => client.counters(),
  };
}
