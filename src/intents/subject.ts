import type { Subject } from '../contract/query.ts';

/** A subject that names nothing. */
export function blankSubject(): Subject {
  return { aspects: [], fields: [], statistic: null, period: null, label: null, except: [] };
}
