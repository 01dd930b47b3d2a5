import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Conversation } from '../../contract/conversation.ts';
import type { Query, Subject } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { claimOf } from '../besides/claims.ts';
import { leads } from '../goal/way.ts';
import type { Draft, QueryTools, TitleTools } from '../reading/draft.ts';
import { knownMention, knownRole, queryRole, roleOf } from '../reading/mention.ts';
import { allOf, has, is, nearestOf, type Reading, spansOf } from '../reading/reading.ts';
import { withOwnJob, withOwnSide } from '../roles/own-role.ts';
import { asksWhichOne } from '../subject/comparison.ts';
import { isBlank } from '../subject/subject.ts';
import { anotherReading } from './another.ts';
import { changedSet, ledElsewhere, sameWay } from './change.ts';
import { contrasted, corrected, namesAnew, saidOtherwise } from './correct.ts';
import { likeOne } from './like.ts';
import {
  amongThose,
  bindsAnew,
  listAgain,
  listAtHand,
  lists,
  narrowed,
  narrows,
  onlyThose,
  opening,
  rankedAlike,
  reordered,
  without,
} from './narrow.ts';
import { nextPage } from './next-page.ts';
import { inSamePlaces, placesAgain, withoutPlacesLeft } from './places-again.ts';
import { pointing, theOne } from './point.ts';
import { setBeside } from './set-beside.ts';
import { fromState } from './settle.ts';
import { withPlaced, withSubject } from './unsaid.ts';

/** A draft refined by the conversation: a query that it changes, or the draft completed. */
export type Refined = { query: Query } | { draft: Draft };

/** Completes a text by the conversation; what it says by itself always stands. */
export function refine(said: Draft, state: Conversation, tools: TitleTools): Refined {
  const draft = withOwnJob(
    withOwnSide(inSamePlaces(withoutPlacesLeft(said, state), state, tools.catalogue), state),
    state,
  );
  if (state.before && has(said.reading, 'turn.undo')) return { query: state.before };
  const way = ownWay(draft, state);
  if (way) return { query: way };
  const same =
    listAgain(draft, state) ??
    rankedAlike(draft, state, tools.catalogue.fields) ??
    nextPage(draft, state) ??
    reordered(draft, state) ??
    onlyThose(draft, state) ??
    amongThose(draft, state);
  const own = ownPayAgain(draft, state) ?? same;
  if (own) return { query: own };
  const another = anotherReading(draft, state, tools);
  if (another) return { query: another };
  const refined = completed(draft, state, tools);
  if ('query' in refined) return refined;
  return { draft: withClaim(withOwnRole(withPlaced(refined.draft, said, state, tools), state), said, tools) };
}

/** "I'm an X now", after "how do I become Y": the way from the one to the other. */
function ownWay(
  { self, mentions, subject, ...draft }: Draft,
  { goal, language }: Conversation,
): Query | null {
  const [from, to] = [self && roleOf(self), goal];
  const more = mentions.some((one) => roleOf(one) !== from);
  if (!self || !from || !to || from === to || more || !isBlank(subject)) return null;
  if (has(draft.reading, 'question', 'relation')) return null;
  const { places, conditions, besides, unused } = draft;
  return {
    intent: 'transition',
    from: queryRole(self),
    to: knownRole(to),
    subject: { ...subject, aspects: ['overview'] },
    ...{ places, conditions, besides, unused, language },
  };
}

/** "what about 80k?", after "is 60k good for an X": the other figure is set beside the same role. */
function ownPayAgain({ reading, mentions, besides }: Draft, { last }: Conversation): Query | null {
  const own = last?.besides.find(({ kind }) => kind === 'own-facts');
  if (!last || own?.kind !== 'own-facts' || mentions.length > 0) return null;
  const content = reading.spans.filter(
    (span) => !is(span, 'turn', 'filler', 'courtesy', 'question', 'joint'),
  );
  const { value, unit, bound } = (content.length === 1 && content[0]?.quantity) || {};
  if (value === undefined || unit !== 'USD' || bound === 'over' || bound === 'under') return null;
  return { ...last, besides: [...besides, { ...own, pay: value }] };
}

/** "is that over 50k?": what is claimed of the roles that the conversation gave. */
function withClaim(draft: Draft, before: Draft, { catalogue, english }: QueryTools): Draft {
  const { reading, mentions, subject, besides } = draft;
  const given = mentions.length > before.mentions.length;
  if (!given || besides.some(({ kind }) => kind === 'claim' || kind === 'own-facts')) return draft;
  const claim = claimOf(reading, mentions, subject, catalogue.fields, english);
  return claim ? { ...draft, besides: [...besides, { kind: 'claim', ...claim }] } : draft;
}

/** "what would I need to become X": the way starts from the role that the asker said was theirs. */
function withOwnRole(draft: Draft, { self }: Conversation): Draft {
  const [only, second] = draft.mentions;
  const moves = has(draft.reading, 'relation.entry', 'relation.transition');
  if (!self || draft.self || !only || second || !moves || roleOf(only) === self) return draft;
  return { ...draft, self: knownMention(self) };
}

function completed(draft: Draft, state: Conversation, tools: TitleTools): Refined {
  const { reading } = draft;
  const { catalogue } = tools;
  const putRight =
    contrasted(draft, state, tools.titles) ?? saidOtherwise(draft, state) ?? ledElsewhere(draft, state);
  if (putRight) return { query: putRight };
  if (has(reading, 'turn.correct') && !has(reading, 'turn.remove', 'relation.instead')) {
    if (namesAnew(draft)) return { draft: withSubject(draft, state) };
    const query = corrected(draft, state, tools);
    if (query) return { query };
  }
  const again = placesAgain(draft, state, catalogue);
  if (again) return { draft: withSubject(again, state) };
  const left = bindsAnew(draft, state, catalogue.fields) ?? without(draft, state, catalogue);
  if (left) return { query: left };
  const sameOne = sameWay(draft, state);
  if (sameOne) return { query: sameOne };
  const one = has(reading, 'turn.remove') ? null : theOne(draft, state, catalogue);
  if (one) return { draft: withSubject(one, state) };
  if (state.compared.length > 1 && draft.mentions.length === 0 && asksWhichOne(reading))
    return { draft: withSubject({ ...draft, wide: false, mentions: fromState(state.compared) }, state) };
  const like = likeOne(draft, state);
  if (like) return { draft: like };
  const changed = changedSet(draft, state, tools);
  if (changed) return { draft: withSubject(changed, state) };
  const pointed = narrows(draft, state) ? null : pointing(draft, state);
  if (pointed) return { draft: withSubject(setBeside(pointed, state) ?? pointed, state) };
  const way = wayThere(draft, state);
  if (way) return { draft: way };
  const set = setBeside(draft, state);
  if (set) return { draft: withSubject(set, state) };
  if (standsAlone(draft, state)) {
    // "I'm in Arizona", and nothing else so far: that is where.
    const where = state.last === null && draft.places.length === 0 ? state.places : draft.places;
    return { draft: { ...draft, places: where } };
  }
  return bare(draft, state, catalogue);
}

/** "can i get there from being an X?": the way leads to the one role that was asked about. */
function wayThere(draft: Draft, { focus }: Conversation): Draft | null {
  const { reading, mentions } = draft;
  const [only, second] = mentions;
  const [there, more] = focus;
  if (only?.at == null || second || there === undefined || more !== undefined) return null;
  // "how do I go from there to X".
  const out = has(reading, 'relation.transitionOut') && leads(reading, only.at, 'joint.to');
  if (out && roleOf(only) !== there) return { ...draft, mentions: [...fromState([there]), only] };
  const from = leads(reading, only.at, 'joint.from', 'relation.transitionFrom');
  const asks = has(reading, 'question.what', 'question.which', 'question.where', 'job.job');
  if (!from || asks || !has(reading, 'relation.transition', 'relation.entry') || roleOf(only) === there)
    return null;
  return { ...draft, mentions: [only, ...fromState([there])] };
}

/** Returns whether a text asks by itself: it names roles and their subject, or it is about jobs at large. */
function standsAlone(draft: Draft, state: Conversation): boolean {
  const { reading, mentions, subject, wide } = draft;
  if (mentions.length > 1) return true;
  if (mentions.length === 1) {
    const leans = has(reading, 'turn.lean', 'turn.about', 'turn.correct') && isBlank(subject);
    return !leans && !isTitleAlone(draft, state);
  }
  if (!wide) return false;
  // "only in healthcare", "are there any in Ohio": they do not name jobs, so they narrow the list that was shown.
  // "the work" is that of the roles at hand.
  const jobs = reading.spans.some(
    (span, at) =>
      is(span, 'job.job', 'job.trade') &&
      !(
        state.focus.length > 0 &&
        is(nearestOf(reading.spans, at, -1, 'filler')[0], 'article.definite', 'owner')
      ),
  );
  const named = jobs || (has(reading, 'all') && !listAtHand(state));
  return named && !is(opening(reading), 'turn.only');
}

/** A title and nothing else: it is asked about as the ones before, unless that was everything of note. */
function isTitleAlone({ reading, besides }: Draft, { subject }: Conversation): boolean {
  return (
    besides.length === 0 &&
    subject?.aspects.includes('overview') === false &&
    allOf(
      reading.spans,
      'title',
      'article',
      'filler',
      'courtesy',
      'turn',
      'greeting',
      'joint.and',
      'joint.of',
      'joint.for',
      'joint.as',
      'self.self',
    )
  );
}

/** "how do I get started?", "how do I get there?": how one comes to be what was asked about, and nothing else. */
function asksEntry(reading: Reading): boolean {
  const small = ['question', 'auxiliary', 'filler', 'courtesy', 'turn'];
  const ways = ['relation.entry', 'relation.transition'];
  return has(reading, ...ways) && allOf(reading.spans, ...ways, ...small);
}

/** "how long does that take?", after a way to a role: how long it takes to be that one. */
function endOfWay({ subject }: Draft, { goal }: Conversation, { fields }: Catalogue): string[] | null {
  const until = subject.fields.some((id) => fields.get(id).measure === 'experience.until');
  return until && goal !== null ? [goal] : null;
}

/** "how many are there?": the field that tells, alone. */
function about({ id, aspect }: Field, subject: Subject): Subject {
  return { ...subject, aspects: [aspect], fields: [id] };
}

/** Continues the last question with a text without a role, or with a role alone. */
function bare(draft: Draft, state: Conversation, catalogue: Catalogue): Refined {
  const { reading, mentions, subject, conditions, places, direction } = draft;
  const { last, open } = state;
  if (mentions.length === 1) return { draft: withSubject(draft, state) };
  const says =
    !isBlank(subject) ||
    conditions.length > 0 ||
    places.length > 0 ||
    draft.whereabouts !== null ||
    direction !== null ||
    draft.compute !== null ||
    draft.limit !== null ||
    draft.besides.length > 0 ||
    asksEntry(reading) ||
    (state.compared.length > 1 && has(reading, 'relation.compare'));
  // "how many are there?", after a list: the list says.
  if (lists(last) && !says && has(reading, 'question.count')) return { query: last };
  const [jobs] = catalogue.fields.ofMeasure('jobs');
  if (!says && jobs && has(reading, 'question.count') && state.focus.length > 0)
    return { draft: { ...draft, mentions: fromState(state.focus), subject: about(jobs, subject) } };
  const quiet = has(reading, 'thanks', 'greeting', 'help', 'errand', 'order') && isBlank(subject);
  // A clarifying question is repeated for the new subject.
  if (open?.intent === 'unsettled' && !quiet && !draft.wide && (says || has(reading, 'pronoun')))
    return { query: { ...open, subject: isBlank(subject) ? open.subject : subject, direction } };
  if (!says || quiet || !last) return { draft };
  const strange = spansOf(reading, 'unknown').length;
  if (strange > 3 || (strange > 1 && isBlank(subject))) return { draft };
  const narrower =
    conditions.some((one) => 'group' in one || 'role' in one) || has(reading, 'all', 'turn.only');
  const chosen = last.intent === 'rank' && last.conditions.length > 0 && conditions.length > 0;
  const listing = lists(last) || chosen ? last : narrower ? listAtHand(state) : null;
  if (
    listing &&
    (conditions.length > 0 ||
      draft.limit !== null ||
      places.length > 0 ||
      (direction !== null && isBlank(subject)))
  )
    return { query: narrowed(listing, draft) };
  if (listing && last.intent === 'rank' && (direction !== null || has(reading, 'relation.rank')))
    return { query: { ...narrowed(last, draft), subject, by: undefined } as Query };
  const roles = endOfWay(draft, state, catalogue) ?? (state.focus.length > 0 ? state.focus : state.compared);
  if (roles.length === 0)
    return listing && !isBlank(subject) ? { query: narrowed(listing, draft) } : { draft };
  const choosing =
    (has(reading, 'question.which', 'question.who', 'relation.compare') || draft.compute !== null) &&
    state.compared.length > 1 &&
    places.length === 0 &&
    roles.length < 2;
  return {
    draft: withSubject(
      { ...draft, wide: false, mentions: fromState(choosing ? state.compared : roles) },
      state,
    ),
  };
}
