import { few, lowerFirst, spokenLabel } from '../../wording/display.ts';
import type { Besides } from '../intent.ts';
import { opinionOf, rolesBesides, unmeasuredIn } from './roles.ts';

/** Answers to things asked beside a rank or a list; a subject without figures is not replaced by another. */
export const listBesides: Besides = {
  ...rolesBesides,
  unmeasured: ({ subject }, { query, scope, tools: { catalogue } }) => ({
    before: unmeasuredIn(query, scope).map(({ subjects, near, fields }) => ({
      say: 'unmeasured',
      subjects,
      roles: [],
      near,
      reason:
        near || fields.length === 0
          ? null
          : few(fields.map((id) => lowerFirst(spokenLabel(catalogue.fields.get(id))))),
    })),
    notCovered: [subject],
  }),
  why: () => ({ before: [{ say: 'no-reasons' }] }),
  statistic: (_, { scope: { fields } }) => {
    const [kind] = fields.flatMap(({ statistic }) => statistic ?? []);
    return kind === 'median' || kind === 'average' ? { before: [{ say: 'kinds', kinds: [kind] }] } : {};
  },
  common: () => ({ before: [{ say: 'not-judged' }] }),
  // What only narrows a list ("but without a degree") is met by what is listed.
  claim: ({ asked }) => (asked ? { before: [{ say: 'not-judged' }] } : {}),
  opinion: (_, { query, scope }) => opinionOf(query, Math.max(2, scope.columns.length)),
};
