import type { Catalogue } from '../../catalogue/catalogue.ts';
import { criteria } from '../../catalogue/fields.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { blankSubject } from '../../contract/queries.ts';
import type { Query, Subject } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { criterion } from '../goal/goal.ts';
import type { Draft } from '../reading/draft.ts';
import { ORDINALS } from '../reading/kinds.ts';
import { has, is, type Reading } from '../reading/reading.ts';
import { isBlank } from '../subject/subject.ts';
import { merged } from './narrow.ts';
import { placesWith } from './unsaid.ts';

/**
 * "1", "by pay", "and in Ohio?", "only in healthcare", to "by what shall roles be ranked?": the question as it was asked,
 * with all its conditions, places and number; null where the text is no answer to that.
 */
export function rankedBy(draft: Draft, state: Conversation, { fields }: Catalogue): Query | null {
  const { open } = state;
  if (open?.intent !== 'aside' && open?.intent !== 'rank') return null;
  const { reading, mentions, subject } = draft;
  if (mentions.length > 0 || has(reading, 'job.job', 'help', 'errand', 'order', 'greeting')) return null;
  const picked = pickedIn(reading, criteria(fields));
  const by = picked ? about(picked) : isBlank(subject) || !criterion(subject, fields) ? null : subject;
  const adds = draft.conditions.length > 0 || draft.places.length > 0 || draft.limit !== null;
  if (!by && !adds) return null;
  const places = placesWith(draft, state);
  const conditions = merged(open.conditions, draft.conditions);
  const limit = draft.limit ?? open.limit ?? null;
  const { unused, language } = { ...draft, language: open.language };
  if (!by) return { ...open, places, conditions, limit, unused };
  return {
    intent: 'rank',
    roles: open.intent === 'rank' ? open.roles : null,
    subject: by,
    direction: (picked ? null : draft.direction) ?? 'most',
    limit,
    over: 'roles',
    ...{ places, conditions, unused, language, besides: draft.besides },
  };
}

function about({ id, aspect }: Field): Subject {
  return { ...blankSubject(), aspects: [aspect], fields: [id] };
}

/** "1", "the first one": the choice that a text counts out, and nothing else. */
function pickedIn({ spans }: Reading, choices: readonly Field[]): Field | null {
  const content = spans.filter((span) => !is(span, 'filler', 'article', 'courtesy', 'turn', 'job'));
  const [only, more] = content;
  if (!only || more) return null;
  const at = is(only, 'number') ? (only.quantity?.value ?? 0) - 1 : ORDINALS.indexOf(only.value);
  return choices[at] ?? null;
}
