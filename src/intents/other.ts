import type { Query } from '../contract/query.ts';
import { spoken } from '../wording/display.ts';
import { blankAnswer } from './blank.ts';
import type { AnsweringTools, Composed, Findings } from './findings.ts';
import { choicesFor, questionFor } from './offers.ts';
import { named } from './roles.ts';

/** Roles and pairs that are offered as examples. */
const EXAMPLES = 3;
const LISTED = 25;
const MOST_CHOICES = 6;

/** Which roles are known. */
export function list({ catalogue }: AnsweringTools): Composed {
  const ids = catalogue.embeddedIds.slice(0, LISTED);
  const shown = ids.map((id) => catalogue.head(id));
  return {
    draft: {
      ...blankAnswer('answer', 'list'),
      roles: shown.map((head) => ({ ...named(head), mention: null, confidence: 1 })),
      aspects: ['overview'],
      followUps: examples(catalogue).map((text) => ({ label: text, text })),
      total: catalogue.ids.length,
    },
    findings: { kind: 'list', shown, total: catalogue.ids.length },
  };
}

/** A mention that fits several roles, or none: says which, and offers what is near. */
export function open(query: Query, { catalogue }: AnsweringTools): Composed {
  const verdict = query.unknown.length > 0 ? 'unknown' : 'unclear';
  const first = (verdict === 'unknown' ? query.unknown : query.unclear)[0];
  const mention = first ?? { text: '', position: 0, likeness: 0, candidates: [] };
  const candidates = mention.candidates.slice(0, MOST_CHOICES).map((id) => catalogue.head(id));
  return {
    draft: {
      ...blankAnswer(
        verdict === 'unknown' ? 'unknown_role' : 'clarify',
        query.intent === 'none' ? 'describe' : query.intent,
      ),
      roles: query.roles.map(({ id, mention: typed, confidence }) => ({
        ...named(catalogue.head(id)),
        mention: typed,
        confidence,
      })),
      aspects: query.asked.aspects.length > 0 ? query.asked.aspects : ['overview'],
      choices: choicesFor(query, mention.position, candidates, catalogue),
    },
    findings: { kind: 'open', query, open: mention, verdict, candidates },
  };
}

/** A subject without a role: asks whose. */
export function subject(query: Query, { catalogue }: AnsweringTools): Composed {
  const pairs = pairsOf(catalogue);
  return {
    draft: {
      ...blankAnswer('clarify', 'none'),
      aspects: query.asked.aspects.length > 0 ? query.asked.aspects : ['overview'],
      choices: pairs.map((ids) => {
        const titles = ids.map((id) => catalogue.head(id).title);
        return {
          label: titles.join(' vs '),
          text: questionFor(titles, query.asked.aspects),
          roles: ids,
          socs: [],
        };
      }),
    },
    findings: { kind: 'subject', examples: examples(catalogue) },
  };
}

/** Greetings, thanks, and what is not about jobs. */
export function aside(query: Query, { catalogue }: AnsweringTools): Composed {
  const kind = query.aside ?? 'help';
  const findings: Findings = {
    kind: 'aside',
    aside: kind,
    trait: query.advice === 'trait',
    total: catalogue.ids.length,
    examples: examples(catalogue),
  };
  return {
    draft: {
      ...blankAnswer(kind, 'none'),
      aspects: ['overview'],
      followUps: findings.examples.map((text) => ({ label: text, text })),
      total: catalogue.ids.length,
    },
    findings,
  };
}

/** Pairs that curators declared, each once. */
function pairsOf(catalogue: AnsweringTools['catalogue']): string[][] {
  const pairs = catalogue.embeddedIds.flatMap((id) =>
    (catalogue.role(id)?.pairs ?? [])
      .filter((other) => id < other && catalogue.ids.includes(other))
      .map((other) => [id, other]),
  );
  return pairs.slice(0, EXAMPLES);
}

function examples(catalogue: AnsweringTools['catalogue']): string[] {
  const subjects = ['', ' salary', ' skills'];
  return pairsOf(catalogue).map(
    (ids, at) => `${ids.map((id) => spoken(catalogue.head(id).title)).join(' vs ')}${subjects[at] ?? ''}`,
  );
}
