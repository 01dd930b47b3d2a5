import type { Assistant } from '../../src/contract/assistant.ts';

/** Questions of several kinds, for visitors who do not know what to ask. */
export const EXAMPLES = [
  'officer vs director?',
  'office manager or operations manager, who earns more?',
  'registered nurse vs physician assistant: education',
  'which roles pay over 100k?',
  'how do I get from office manager to operations manager?',
  'who fixes elevators, and what do they earn?',
];

/** The time after which no further round is begun, in milliseconds: most of what is asked often is compiled by then. */
const LONG_ENOUGH_MS = 1_000;

/**
 * Reads the examples and looks their answers up, again and again for a second, so that whoever asks first need not wait for
 * tables to be loaded. No model is asked, and nothing is kept.
 */
export async function warmUp(
  { explain, suggest, rolesIn }: Assistant,
  forMs = LONG_ENOUGH_MS,
): Promise<void> {
  const end = performance.now() + forMs;
  do {
    for (const text of EXAMPLES) {
      await explain(text);
      suggest(text, 1);
      rolesIn(text, 1);
    }
  } while (performance.now() < end);
}
