import type { Besides } from '../intent.ts';
import { listBesides } from './lists.ts';

const NOTHING = () => ({});

/** What is said beside a question back, a greeting or a refusal: only what no later turn would say. */
export const plainBesides: Besides = {
  ...listBesides,
  why: NOTHING,
  sources: NOTHING,
  statistic: NOTHING,
  common: NOTHING,
  claim: NOTHING,
  opinion: NOTHING,
  'own-facts': NOTHING,
  'same-role': NOTHING,
  'unknown-role': NOTHING,
  place: NOTHING,
  trait: NOTHING,
};
