import type { Outcome } from '../contract/answer.ts';
import { OFFERED } from '../contract/aspects.ts';
import type { Clause } from '../contract/plan.ts';
import { type Aside, isDistress } from '../contract/query.ts';
import { listBesides } from './besides/lists.ts';
import { plainBesides } from './besides/plain.ts';
import { aspectsIn, blank, withoutFigures } from './blank.ts';
import type { Finding, Intent, Tools } from './intent.ts';
import { answerRole, choiceOf, examples, pairsOf, questionFor } from './offers.ts';
import { whichCriterion } from './rank/criterion.ts';
import { releasesOf } from './sources.ts';

/** Greetings, thanks, what is not about jobs, and a subject whose role is not known. */
export const aside: Intent<Aside> = {
  find(query, tools) {
    if (query.aside === 'no-role') return whoseSubject(query, tools);
    if (query.aside === 'no-subject') return whichSubject(query, tools);
    if (query.aside === 'criterion') return whichCriterion(query, tools);
    const { catalogue } = tools;
    const offered = examples(catalogue);
    const about = query.aside === 'about' ? releasesOf(catalogue) : undefined;
    const found = {
      ...blank(OUTCOMES[query.aside], 'none'),
      aspects: ['overview' as const],
      followUps:
        query.aside === 'thanks' || isDistress(query.aside)
          ? []
          : offered.map((text) => ({ label: text, text })),
      total: catalogue.ids.length,
      ...(about ? { sources: about } : {}),
    };
    return withoutFigures(found, query.subject, [
      about
        ? { say: 'about', publishers: [...new Set(about.map(({ publisher }) => publisher))] }
        : said(query.aside, offered[0] ?? null, query.language),
    ]);
  },
  beside: { ...plainBesides, unmeasured: listBesides.unmeasured },
};

const OUTCOMES: Record<Exclude<Aside['aside'], 'no-role' | 'no-subject' | 'criterion'>, Outcome> = {
  greeting: 'help',
  thanks: 'help',
  help: 'help',
  about: 'help',
  'off-topic': 'out_of_scope',
  trait: 'out_of_scope',
  'in-danger': 'out_of_scope',
  harmed: 'out_of_scope',
};

function said(kind: keyof typeof OUTCOMES, example: string | null, language: string): Clause {
  if (kind === 'thanks') return { say: 'thanks' };
  if (isDistress(kind)) return { say: 'distress', distress: kind, language };
  if (kind === 'trait') return { say: 'no-advice-by-trait' };
  return OUTCOMES[kind] === 'help' ? { say: 'help', example } : { say: 'off-topic', example, language };
}

/** Roles of the conversation, of which the text asks nothing that can be told: asks what. */
function whichSubject({ roles = [], places, subject }: Aside, { catalogue }: Tools): Finding {
  const heads = roles.map(({ id }) => catalogue.head(id));
  const titles = heads.map(({ title }) => title);
  const offered = OFFERED.slice(0, MOST_OFFERED);
  const found = {
    ...blank('clarify', heads.length > 1 ? 'compare' : 'describe'),
    roles: heads.map((head) => answerRole(head)),
    aspects: ['overview' as const],
    choices: offered.map((aspect) => choiceOf(aspect, questionFor(titles, [aspect], places))),
  };
  return withoutFigures(found, subject, [{ say: 'which-subject', roles: heads.map(({ id }) => id) }]);
}

/** The most subjects that are offered at once. */
const MOST_OFFERED = 5;

/** A subject without a role: asks whose. */
function whoseSubject({ subject, ofAll }: Aside, { catalogue }: Tools): Finding {
  const choices = pairsOf(catalogue).map((ids) => {
    const titles = ids.map((id) => catalogue.head(id).title);
    return choiceOf(questionFor(titles, []), questionFor(titles, subject.aspects), ids);
  });
  const found = { ...blank('clarify', 'none'), aspects: aspectsIn(subject), choices };
  return withoutFigures(found, subject, [{ say: 'which-role', ofAll: ofAll ?? false }]);
}
