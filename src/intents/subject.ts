import type { Subject } from '../contract/query.ts';

/** Returns an empty subject. */
export function blankSubject(): Subject {
  return { aspects: [], fields: [], statistic: null, period: null, label: null, except: [] };
}
