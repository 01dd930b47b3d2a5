import type { Explanation } from '../src/contract/explanation.ts';

/** An explanation of nothing: for assistants of tests. */
export function blankExplanation(text: string): Explanation {
  return {
    text,
    spans: [],
    unknown: [],
    price: 0,
    query: {
      intent: 'aside',
      aside: 'help',
      subject: { aspects: [], fields: [], statistic: null, period: null, label: null, except: [] },
      places: [],
      conditions: [],
      besides: [],
      unused: [],
      language: 'en',
    },
    found: { outcome: 'help', intent: 'none', roles: [], filters: [], notCovered: [], lead: 'Ask away.' },
  };
}
