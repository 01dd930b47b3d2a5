import { ASPECTS, type Aspect } from '../../src/contract/aspects.ts';
import locales from './locales.json' with { type: 'json' };

/** The aspects that people pick from, in the order of the schema. */
export const PICKABLE: readonly Aspect[] = ASPECTS;

/** What an aspect is called in English, the language of the answers. */
export function aspectLabel(aspect: Aspect): string {
  return locales.aspects[aspect].name;
}
