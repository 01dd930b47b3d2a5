import type { Intent } from '../contract/answer.ts';
import type { QuestionForm } from '../contract/model.ts';
import { blankQuery, type OpenMention, type Query, type QueryRole } from '../contract/query.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import { queryRole } from './settle-mentions.ts';
import type { ConversationState } from './state.ts';

const MOST_CHOICES = 6;

/**
 * The query that a form amounts to: its titles resolved as those of any question, or the conversation's roles
 * where it names none. Null where it asks nothing that can be answered.
 */
export function queryOfForm(
  form: QuestionForm,
  state: ConversationState | null,
  titles: TitleMatcher,
): Query | null {
  const { roles, unclear, unknown } = resolveAll(form.mentions, titles);
  const open = unclear.length + unknown.length;
  const inherited = roles.length + open === 0 && form.intent !== 'rank' ? inheritedRoles(state) : [];
  const about = [...roles, ...inherited];
  const intent = intentOf(form.intent, about.length + open);
  if (intent === 'none') return null;
  const catalogueWide = intent === 'rank' && about.length + open === 0;
  const byPay = intent === 'rank' && form.aspects.length === 0;
  return {
    ...blankQuery(),
    intent,
    roles: intent === 'list' ? [] : about,
    unclear,
    unknown,
    asked: {
      ...blankQuery().asked,
      aspects: byPay ? ['salary'] : [...new Set(form.aspects)],
    },
    direction: form.direction ?? (catalogueWide ? 'most' : null),
    catalogueWide,
  };
}

function resolveAll(mentions: readonly string[], titles: TitleMatcher) {
  const roles: QueryRole[] = [];
  const unclear: OpenMention[] = [];
  const unknown: OpenMention[] = [];
  mentions.forEach((text, position) => {
    const resolution = titles.resolve(text);
    const candidates = resolution.candidates.slice(0, MOST_CHOICES).map(({ role }) => role);
    if (resolution.verdict === 'sure') {
      if (!roles.some(({ id }) => id === candidates[0]))
        roles.push(queryRole({ text, words: [], from: 0, to: 0, resolution }));
    } else
      (resolution.verdict === 'ambiguous' ? unclear : unknown).push({
        text,
        position,
        likeness: resolution.candidates[0]?.confidence ?? 0,
        candidates,
      });
  });
  return { roles, unclear, unknown };
}

function inheritedRoles(state: ConversationState | null): QueryRole[] {
  return (state?.roles ?? []).map((id) => ({ id, mention: null, confidence: 1, others: [] }));
}

/** The intent that fits the number of roles: one is described, two are compared, whatever the form calls it. */
function intentOf(intent: Intent, count: number): Intent {
  if (intent === 'list' || (intent === 'rank' && count !== 1)) return intent;
  if (count === 0) return 'none';
  if (count === 1) return intent === 'similar' ? intent : 'describe';
  return intent === 'transition' && count === 2 ? intent : 'compare';
}
