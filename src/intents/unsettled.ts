import type { Unsettled } from '../contract/query.ts';
import { plainBesides } from './besides/plain.ts';
import { aspectsIn, blank, withoutFigures } from './blank.ts';
import type { Intent } from './intent.ts';
import { answerRole, choicesFor } from './offers.ts';

const MOST_CHOICES = 6;

/** A mention that fits several roles, or none: says which, and offers what is near. */
export const unsettled: Intent<Unsettled> = {
  find(query, { catalogue }) {
    const { open, roles, then, subject } = query;
    const mention = open.find(({ verdict }) => verdict === 'unknown') ?? open[0];
    const heads = (mention?.candidates ?? []).slice(0, MOST_CHOICES).map((id) => catalogue.head(id));
    const unknown = mention?.verdict === 'unknown';
    const candidates = heads.map(({ id }) => id);
    const words = mention?.text ?? '';
    const found = {
      ...blank(unknown ? 'unknown_role' : 'clarify', then),
      roles: roles.map((one) => answerRole(catalogue.head(one.id), one)),
      aspects: aspectsIn(subject),
      choices: choicesFor(roles, query, mention?.position ?? 0, heads, catalogue),
    };
    const beside = roles.flatMap((one) => one.mention ?? []);
    return withoutFigures(found, subject, [
      unknown
        ? { say: 'unknown-mention', mention: words, candidates, crime: mention?.crime }
        : { say: 'which-mention', mention: words, candidates, beside },
    ]);
  },
  beside: plainBesides,
};
