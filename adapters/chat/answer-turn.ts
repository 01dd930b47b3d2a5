import type { Value } from '../../src/state/store.ts';
import { sorry } from '../common/sentences.ts';
import type { Answering } from './answering.ts';
import { beginning } from './beginning.ts';
import { beginAnew, conversationOf, talkedOf } from './context.ts';
import type { Begun, Card, Shown } from './platform.ts';
import { type Reply, replyTo } from './replies.ts';
import { sendOnce, UnsureError } from './send.ts';
import { say } from './texts.ts';
import type { Turn } from './turn.ts';
import type { Held } from './under-lease.ts';
import type { View } from './views.ts';

/** What is kept of an answer, beside that its question is done. */
type Noted = readonly Value[];
const NOTHING: Noted = [];

/** The retention of the record that an answer was shared, and the time limit for sharing, in milliseconds. */
const SHARED_MS = 30 * 24 * 60 * 60 * 1000;
const SHARING_MS = 5 * 60 * 1000;

/**
 * Answers a turn, from looking whether it may be to its end: the answer stands there, or its asker was told why not. Never
 * rejects.
 */
export async function answerTurn<Place>(with_: Answering<Place>, held: Held<Place>): Promise<void> {
  if (held.lost) return;
  let settled = true;
  let noted: Noted = NOTHING;
  try {
    noted = await attempt(with_, held);
  } catch (error) {
    if (held.lost) return;
    settled = await fail(with_, held, error);
  }
  if (held.lost) return with_.views.keep(noted);
  await (settled ? held.done(noted) : held.handOver());
}

async function attempt<Place>(with_: Answering<Place>, held: Held<Place>): Promise<Noted> {
  const { platform, views } = with_;
  const { turn } = held;
  const [refusal, before] = await Promise.all([
    platform.refusal?.(turn),
    standsAlone(turn) ? undefined : views.before(turn),
  ]);
  if (refusal !== undefined) return refusal === null ? NOTHING : tell(with_, held, refusal);
  if (held.resumed) {
    const found = await platform.find(turn);
    if (found) return noteOf(with_, held, found, held.ref);
    // An answer that cannot be looked up may have been seen: it is not sent twice.
    if (found === null && held.state === 'sending') return tell(with_, held, say('unsure'));
    await platform.clear?.(turn, held.ours);
  }
  if (held.late) return tell(with_, held, say('late'));
  const { begun, over } = beginning(platform.begin(turn), with_.soonMs);
  held.begun = begun;
  try {
    return await deliver(with_, held, before, begun).finally(over);
  } catch (error) {
    await begun.abandon();
    throw error;
  }
}

async function deliver<Place>(
  with_: Answering<Place>,
  held: Held<Place>,
  before: string | undefined,
  begun: Begun,
): Promise<Noted> {
  const { platform, views, ownerOf } = with_;
  const { turn, ref } = held;
  const asker = ownerOf(turn);
  const follows = before === undefined ? await talkedOf(with_, held) : conversationOf(platform, before);
  const asking = {
    id: ref,
    conversation: conversationOf(platform, ref),
    follows: follows ?? null,
    user: asker.person ?? '',
    workspace: asker.workspace,
  };
  const view = turn.about && (await views.load(turn.about.ref));
  const reply = await with_.within(() =>
    replyTo(with_.replying, turn, { view, load: views.load }, asking, begun.push),
  );
  await begun.complete?.();
  const unwanted = (turn.overheard && isAside(reply)) || (turn.unasked && !isClear(turn, reply));
  if (held.lost || unwanted) {
    await begun.abandon();
    return NOTHING;
  }
  if ('notice' in reply) return tell(with_, held, reply.notice, reply.asksWhy);
  if (turn.request.do === 'share') return share(with_, held, reply.answer, begun);
  return show(with_, held, reply, begun);
}

/** Forms, settings and the like are whole in themselves. */
function standsAlone({ request }: Turn<unknown>): boolean {
  return ['help', 'jobs', 'named', 'page', 'undo', 'share', 'rate', 'reason'].includes(request.do);
}

/** Nothing about jobs was asked. */
function isAside(reply: Reply): boolean {
  return 'notice' in reply || reply.answer.outcome === 'help' || reply.answer.outcome === 'out_of_scope';
}

/** A question that is answered, said as a question or with nothing beside it. */
function isClear({ request }: Turn<unknown>, reply: Reply): boolean {
  if ('notice' in reply || reply.answer.outcome !== 'answer' || request.do !== 'ask') return false;
  return request.text.includes('?') || reply.answer.unused.length === 0;
}

async function show<Place>(
  with_: Answering<Place>,
  held: Held<Place>,
  { answer, page = 0, shown, beside }: Extract<Reply, { answer: unknown }>,
  begun: Begun,
): Promise<Noted> {
  const { turn } = held;
  const { views } = with_;
  const ref = shown ?? held.ref;
  const { shareable, user: owner } = turn;
  const showing = beside ? 'private' : turn.showing;
  const hidden = turn.hidden || showing === 'private';
  const before = showing === 'replace' ? turn.about?.ref : undefined;
  const kept = shown === undefined ? [views.view(ref, { answer, owner, hidden, before }, turn)] : [];
  const undoable = shown === undefined ? before !== undefined : (await views.load(ref))?.before !== undefined;
  const may = { shareable: shareable && hidden, undoable, plain: with_.hurried() };
  const card: Card = { answer, showing, ref, owner, page, ...may };
  const there = await send(with_, held, card, kept, begun);
  if (shown === undefined) countPair(with_, turn, answer);
  return shown === undefined || turn.request.do === 'undo' ? noteOf(with_, held, there, ref) : NOTHING;
}

/** Counts the pair that was compared; nobody waits for that. */
function countPair<Place>(
  { pairs, ownerOf, log }: Answering<Place>,
  turn: Turn<Place>,
  answer: View['answer'],
): void {
  pairs.note(ownerOf(turn), answer).catch((error) => log.error({ err: error }, 'a pair was not counted'));
}

/** Sends an answer, of which this is to be kept. Rejects when another process has the turn by now, and sends it. */
async function send<Place>(
  { platform, pauseMs }: Answering<Place>,
  held: Held<Place>,
  card: Card,
  kept: Noted,
  begun: Begun,
): Promise<Shown> {
  const { turn } = held;
  const sending = { ready: () => held.leave?.(), now: () => held.sending(kept) };
  return sendOnce({
    send: (plainly) => platform.show(turn, plainly ? { ...card, plain: true } : card, sending, begun),
    find: () => platform.find(turn),
    failing: (error) => platform.failing(error, turn),
    deadline: turn.deadline,
    pauseMs,
  });
}

/** Says a sentence to the asker, unless another process has the turn by now. */
async function tell<Place>(
  { platform }: Answering<Place>,
  held: Held<Place>,
  sentence: string,
  asksWhy?: boolean,
): Promise<Noted> {
  await held.sending();
  await platform.tell(held.turn, sentence, asksWhy);
  return NOTHING;
}

/** From now on people go on from this answer. */
function noteOf<Place>(
  { views }: Answering<Place>,
  { turn }: Held<Place>,
  { spots }: Shown,
  ref: string,
): Noted {
  const standing = turn.thread ? [...spots, turn.spot] : spots;
  return [...views.stands(standing, ref, turn), views.last(turn, ref)];
}

/** Shows a private answer to everyone, once; taken as shared when it stands there. */
async function share<Place>(
  with_: Answering<Place>,
  held: Held<Place>,
  answer: View['answer'],
  begun: Begun,
): Promise<Noted> {
  const { platform, store, views } = with_;
  const { turn, ref } = held;
  const key = `shared:${platform.name}:${turn.about?.ref}`;
  const lease = await store.claim(key, { leaseMs: SHARING_MS, owner: `process ${process.pid}` });
  if (!lease) return tell(with_, held, say('shared_already'));
  try {
    await beginAnew(with_, held, answer);
    const of = { ref, owner: turn.user, sharedBy: turn.user };
    const card: Card = { ...of, answer, showing: 'public', page: 0, shareable: false };
    const kept = [views.view(ref, { answer, owner: turn.user, hidden: false }, turn)];
    const { spots } = await send(with_, held, card, kept, begun);
    await lease.done(SHARED_MS, undefined, views.stands(spots, ref, turn));
  } catch (error) {
    await lease.release();
    throw error;
  }
  await platform.tell(turn, say('shared'));
  return NOTHING;
}

/** Tells the asker. Returns false if the platform is unavailable for now: the question is resumed later. */
async function fail<Place>(with_: Answering<Place>, held: Held<Place>, error: unknown): Promise<boolean> {
  const { platform, log } = with_;
  const { turn, ref: reference } = held;
  const failing = platform.failing(error, turn);
  if (failing.kind === 'gone') {
    log.info({ err: error, reference }, `${platform.name}: there is nobody to answer any more`);
    return true;
  }
  log.error({ err: error, reference }, `${platform.name}: a question went unanswered`);
  try {
    const unsure = error instanceof UnsureError ? say('unsure') : sorry(reference);
    await tell(with_, held, failing.kind === 'forbidden' ? failing.sentence : unsure);
    return true;
  } catch (second) {
    if (held.lost) return false;
    log.warn({ err: second, reference }, `${platform.name}: the failure could not be told either`);
    return platform.failing(second, turn).kind !== 'passing';
  }
}
