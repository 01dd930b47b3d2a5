import type { Conversation } from '../../contract/conversation.ts';
import { DOES } from '../naming/done-work.ts';
import type { Draft } from '../reading/draft.ts';
import { knownMention, roleOf, type Stated } from '../reading/mention.ts';
import { allOf, anyOf, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';
import { isJoined } from './set-aside.ts';

/** The kinds of words by which somebody points at what they do: "what i'm doing now", "my current job". */
const SMALL = [
  'question.what',
  'filler',
  'auxiliary',
  'owner',
  'job',
  'self',
  'aspect.salary',
  'turn',
  'article',
];
const OWN = ['filler.me', 'owner', 'self'];

/** "does it pay more than what i'm doing now": the asker's own role, which they told, stands where they point at it. */
export function withOwnSide(draft: Draft, { self }: Conversation): Draft {
  const { reading, mentions } = draft;
  const role = draft.self ? roleOf(draft.self) : self;
  const { spans, tokens } = reading;
  const than = spans.findLastIndex((span) => is(span, 'joint.than', 'relation.versus', 'relation.compare'));
  if (role === null || than < 0 || mentions.some((one) => roleOf(one) === role)) return draft;
  const marked = spans.findIndex((span, at) => at > than && tokens[span.from]?.mark !== '');
  const side = spans.slice(than + 1, marked < 0 ? spans.length : marked);
  const own = side.findIndex((span) => is(span, ...OWN));
  if (own < 0 || side.some((span) => !is(span, ...SMALL))) return draft;
  return { ...draft, mentions: [...mentions, { ...knownMention(role), at: than + 1 + own }] };
}

/** "is my current line of work shrinking": of nothing else it is asked than the job that the asker has or would leave. */
export function withOwnJob(draft: Draft, { self, last }: Conversation): Draft {
  const { reading, mentions } = draft;
  const { spans } = reading;
  const role = self ?? (last?.intent === 'transition' ? last.from?.id : null);
  const [job, more] = spans.filter((span) => is(span, 'job'));
  const at = job ? spans.indexOf(job) : -1;
  const isOwn = at > 0 && is(nearestOf(spans, at, -1, 'filler')[0], 'owner');
  const compares = spans.some(({ degree }) => degree === 'comparative');
  if (!role || !isOwn || more || compares || mentions.length > 0) return draft;
  return { ...draft, mentions: [{ ...knownMention(role), at }], wide: false };
}

/** "what would I earn compared to now": what somebody does at present is one of two sides. */
export function pointsAtNow({ spans }: Reading): boolean {
  return spans.some(
    (span, at) =>
      is(span, 'joint.than', 'relation.versus', 'relation.compare') &&
      is(nearestOf(spans, at, 1, 'joint', 'article')[0], 'filler.now', 'owner'),
  );
}

/** The role after "I'm a", or of what somebody does. */
export function ownRole(reading: Reading, mentions: readonly Stated[]): Stated | null {
  for (const one of mentions) {
    // "librarian here".
    if (is(reading.spans[one.at + 1], 'self.here')) return one;
    for (let at = one.at - 1, steps = 0; at >= 0 && steps < 5; at -= 1, steps += 1) {
      const span = reading.spans[at];
      if (is(span, 'self.self') && !isChosen(reading, one, mentions)) return one;
      if (
        !is(
          span,
          'article',
          'statistic',
          'turn.only',
          'joint.and',
          'joint.as',
          'joint.in',
          'period',
          'quantity',
          'number',
          'auxiliary',
        )
      )
        break;
    }
  }
  const isOwn = (one: Stated) =>
    one.span.value === DOES || isOwnYears(reading, one) || isWorkedAs(reading, one);
  return (
    mentions.find(isOwn) ??
    (mentions.length === 1 ? (mentions.find((one) => isStory(reading, one)) ?? null) : null)
  );
}

/** "I'm 19, plumber or electrician": behind an age stands what somebody chooses between, and not what they are. */
function isChosen({ spans }: Reading, one: Stated, mentions: readonly Stated[]): boolean {
  const next = mentions[mentions.indexOf(one) + 1];
  return is(spans[one.at - 1], 'number', 'quantity') && next !== undefined && isJoined(spans, one, next);
}

/** "broke my back roofing. which office jobs …": what is asked for behind it is jobs, and nothing of that one. */
function isStory({ spans }: Reading, { at, span }: Stated): boolean {
  const asked = spans.findLastIndex((one) => is(one, 'job.job', 'relation.list'));
  const clause = spans.filter((one) => one.clause === spans[asked]?.clause);
  const asks = anyOf(clause, 'question.what', 'question.which');
  const points = anyOf(clause, 'pronoun', 'relation.similar', 'turn', 'title');
  return asked > at && asks && !points && span.clause !== spans[asked]?.clause;
}

/** "I work at a bank as a cashier": somebody tells what they work as. */
function isWorkedAs({ spans }: Reading, { at, span: { clause } }: Stated): boolean {
  const before = spans.slice(0, at).filter((span) => span.clause === clause);
  const [last] = nearestOf(spans, at, -1, 'article');
  const asks = anyOf(before, 'auxiliary', 'question', 'want', 'need', 'relation');
  const works = before.findIndex((span) => is(span, 'job.job'));
  return is(last, 'joint.as') && works > 0 && is(before[works - 1], 'filler.me') && !asks;
}

/** "Store manager 7 years. What could I …": a title and years, without a verb or first of all, before what is asked. */
function isOwnYears({ spans }: Reading, { at, span: { clause } }: Stated): boolean {
  const [next] = nearestOf(spans, at, 1, 'joint.for', 'filler');
  const opens = allOf(spans.slice(0, at), 'article', 'filler', 'greeting', 'courtesy');
  const first = opens && next?.kind === 'quantity' && next.quantity?.unit === 'years';
  const words = spans.filter((span) => span.clause === clause);
  const years = words.some(({ quantity, kind }) => kind === 'quantity' && quantity?.unit === 'years');
  const asks = (span: Span) => is(span, 'question', 'auxiliary', 'relation', 'need', 'aspect.salary');
  const told = first || (years && !words.some(asks));
  return told && spans.some((span) => span.clause !== clause && asks(span));
}
