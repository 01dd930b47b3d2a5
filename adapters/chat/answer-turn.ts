import type { Owner, Store } from '../../src/state/store.ts';
import { canCompare } from '../common/comparable.ts';
import type { Log } from '../common/log.ts';
import { sorry } from '../common/sentences.ts';
import { rolesTalkedOf } from './context.ts';
import type { Pairs } from './pairs.ts';
import type { Begun, Card, Platform, Shown } from './platform.ts';
import { type Reply, type Replying, replyTo } from './replies.ts';
import { sendOnce, UnsureError } from './send.ts';
import { say } from './texts.ts';
import type { Turn } from './turn.ts';
import type { Held } from './under-lease.ts';
import type { View, Views } from './views.ts';

/** The dependencies for answering a turn. */
export interface Answering<Place> {
  platform: Platform<Place>;
  log: Log;
  views: Views;
  replying: Replying;
  pairs: Pairs;
  /** For what an answer can do without. */
  store: Store;
  ownerOf(asker: { user: string; workspace?: string | undefined }): Owner;
  /** Gives up work that takes too long. */
  within<T>(work: () => Promise<T>): Promise<T>;
  /** Returns whether many wait for an answer. */
  hurried(): boolean;
  pauseMs?: number | undefined;
}

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
  try {
    await attempt(with_, held);
  } catch (error) {
    if (held.lost) return;
    settled = await fail(with_, held, error);
  }
  if (held.lost) return;
  await (settled ? held.done() : held.handOver());
}

async function attempt<Place>(with_: Answering<Place>, held: Held<Place>): Promise<void> {
  const { platform } = with_;
  const { turn } = held;
  const refusal = await platform.refusal?.(turn);
  if (refusal !== undefined) return refusal === null ? undefined : tell(with_, held, refusal);
  if (held.resumed) {
    const found = await platform.find(turn);
    if (found) return note(with_, held, found, held.ref);
    // An answer that cannot be looked up may have been seen: it is not sent twice.
    if (found === null && held.state === 'sending') return tell(with_, held, say('unsure'));
    await platform.clear?.(turn, held.ours);
  }
  if (held.late) return tell(with_, held, say('late'));
  const begun = platform.begin(turn);
  held.begun = begun;
  try {
    await deliver(with_, held, begun);
  } catch (error) {
    await begun.abandon();
    throw error;
  }
}

async function deliver<Place>(with_: Answering<Place>, held: Held<Place>, begun: Begun): Promise<void> {
  const { platform, views, ownerOf } = with_;
  const { turn, ref } = held;
  const asker = ownerOf(turn);
  const before = standsAlone(turn) ? undefined : await views.before(turn);
  const follows = before === undefined ? await talkedOf(with_, held) : conversationOf(platform, before);
  const asking = {
    id: ref,
    conversation: conversationOf(platform, ref),
    ...(follows === undefined ? {} : { follows }),
    user: asker.person ?? '',
    workspace: asker.workspace,
  };
  const view = turn.about && (await views.load(turn.about.ref));
  const reply = await with_.within(() =>
    replyTo(with_.replying, turn, { view, load: views.load }, asking, begun.push),
  );
  await begun.complete?.();
  if (held.lost) return begun.abandon();
  if (turn.overheard && isAside(reply)) return begun.abandon();
  if (turn.unasked && !isClear(turn, reply)) return begun.abandon();
  if ('notice' in reply) return tell(with_, held, reply.notice, reply.asksWhy);
  if (turn.request.do === 'share') return share(with_, held, reply.answer, begun);
  await show(with_, held, reply, begun);
}

/** The conversation about what others talked of before, for a question among them; undefined where that is nothing of ours. */
async function talkedOf<Place>(
  { platform, replying: { assistant }, within }: Answering<Place>,
  { turn, ref }: Held<Place>,
): Promise<string | undefined> {
  if (turn.request.do !== 'ask' || turn.overheard) return undefined;
  const roles = rolesTalkedOf(assistant, (await platform.talk?.(turn)) ?? []);
  if (roles.length === 0) return undefined;
  const conversation = `${conversationOf(platform, ref)}:talk`;
  await within(() => assistant.compare({ roles, conversation }));
  return conversation;
}

/** The conversation that an answer is the last turn of: its own, so that people go on from wherever they like. */
function conversationOf({ name }: { name: string }, ref: string): string {
  return `${name}:${ref}`;
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
): Promise<void> {
  const { turn } = held;
  const ref = shown ?? held.ref;
  const { shareable, user: owner } = turn;
  const showing = beside ? 'private' : turn.showing;
  const hidden = turn.hidden || showing === 'private';
  const before = showing === 'replace' ? turn.about?.ref : undefined;
  if (shown === undefined) await with_.views.save(ref, { answer, owner, hidden, before }, turn);
  const undoable =
    shown === undefined ? before !== undefined : (await with_.views.load(ref))?.before !== undefined;
  const may = { shareable: shareable && hidden, undoable, plain: with_.hurried() };
  const card: Card = { answer, showing, ref, owner, page, ...may };
  const there = await send(with_, held, card, begun);
  if (shown === undefined || turn.request.do === 'undo') await note(with_, held, there, ref);
  if (shown === undefined) await with_.pairs.note(with_.ownerOf(turn), answer);
}

/** Sends an answer. Rejects when another process has the turn by now, and sends it. */
async function send<Place>(
  { platform, pauseMs }: Answering<Place>,
  held: Held<Place>,
  card: Card,
  begun?: Begun,
): Promise<Shown> {
  const { turn, sending } = held;
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
): Promise<void> {
  await held.sending();
  await platform.tell(held.turn, sentence, asksWhy);
}

/** From now on people go on from this answer. */
async function note<Place>(
  { views }: Answering<Place>,
  { turn }: Held<Place>,
  { spots }: Shown,
  ref: string,
): Promise<void> {
  const standing = turn.thread ? [...spots, turn.spot] : spots;
  await Promise.all([views.stands(standing, ref, turn), views.remember(turn, ref)]);
}

/** Shows a private answer to everyone, once; taken as shared when it stands there. */
async function share<Place>(
  with_: Answering<Place>,
  held: Held<Place>,
  answer: View['answer'],
  begun: Begun,
): Promise<void> {
  const { platform, store, views } = with_;
  const { turn, ref } = held;
  const key = `shared:${platform.name}:${turn.about?.ref}`;
  const lease = await store.claim(key, { leaseMs: SHARING_MS, owner: `process ${process.pid}` });
  if (!lease) return tell(with_, held, say('shared_already'));
  try {
    await views.save(ref, { answer, owner: turn.user, hidden: false }, turn);
    await beginAnew(with_, held, answer);
    const of = { ref, owner: turn.user, sharedBy: turn.user };
    const card: Card = { ...of, answer, showing: 'public', page: 0, shareable: false };
    const there = await send(with_, held, card, begun);
    await views.stands(there.spots, ref, turn);
  } catch (error) {
    await lease.release();
    throw error;
  }
  await lease.done(SHARED_MS);
  await platform.tell(turn, say('shared'));
}

/** Others go on from what is shared, and from nothing that its asker said in private before. */
async function beginAnew<Place>(
  { replying: { assistant }, platform, within }: Answering<Place>,
  { ref }: Held<Place>,
  answer: View['answer'],
): Promise<void> {
  if (!canCompare(answer)) return;
  const { roles, aspects } = answer;
  const conversation = conversationOf(platform, ref);
  await within(() => assistant.compare({ roles: roles.map(({ id }) => id), aspects, conversation }));
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
