import type { Besides } from '../intent.ts';
import { listBesides } from './lists.ts';

const NOTHING = () => ({});

/** Answers to things asked beside a question back, a greeting or a refusal: only what later turns would not say. */
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
