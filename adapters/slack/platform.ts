import { abilities } from '../chat/abilities.ts';
import { lanes } from '../chat/lanes.ts';
import type { Begun, Card, Platform, Sending, Shown } from '../chat/platform.ts';
import { say } from '../chat/texts.ts';
import { LostError, refOf } from '../chat/under-lease.ts';
import type { Log } from '../common/log.ts';
import { isSpent, refusal } from './api.ts';
import type { Clients } from './bot.ts';
import type { Channels } from './channels.ts';
import { failing } from './failing.ts';
import { type Place, type SlackTurn, spotOf } from './place.ts';
import { renderNotice } from './render/notice.ts';
import { label } from './render/text.ts';
import type { Rendered } from './render/types.ts';
import { extras } from './show/extras.ts';
import { clearStreams, findPost, talkBefore } from './show/find.ts';
import { type Posting, post, postPrivately } from './show/post.ts';
import { respond } from './show/response-url.ts';
import { type SendingWith, sendDrawn } from './show/send-with-chart.ts';
import { sheets } from './show/sheet.ts';
import { statuses } from './show/status.ts';
import { type LeadStream, leadStream } from './show/stream.ts';

/** The longest title of a thread that its list shows whole. */
const TITLE = 60;

interface Beginning extends Begun {
  stream: LeadStream | undefined;
}

/** Slack as the front end needs it. `gapMs`: the pause between two posts to one channel. */
export function slackPlatform(
  clients: Clients,
  channels: Channels,
  log: Log,
  gapMs: number,
): Platform<Place> {
  const posts = lanes({ gapMs });
  const noticed = (reason: string) => log.warn({ reason }, 'slack: blocks were refused, sent more simply');
  const extra = extras(log);
  const sendSheet = sheets(log, extra);
  const status = statuses(clients, log, extra);
  const able = abilities({ refused: refusal, noticed });
  const postingIn = async ({ place }: SlackTurn): Promise<Posting & SendingWith> => ({
    client: await clients(place),
    posts,
    log,
    abilities: able,
    extra,
  });

  /** Sends one message for a card; returns the spots under which people go on. */
  async function send(
    turn: SlackTurn,
    { showing }: Card,
    message: Rendered,
    with_: Posting,
  ): Promise<string[]> {
    const { url, channel, thread } = turn.place;
    with_.sending?.ready();
    if (!url && showing === 'private' && !turn.place.direct) {
      await postPrivately(with_, turn, message);
      return [];
    }
    if (!url) {
      const spot = await post(with_, turn, message, refOf(turn.id));
      // A conversation started in the Home tab continues in the private chat.
      return channel === undefined ? [spot, spot.split(':').slice(0, 2).join(':')] : [spot];
    }
    if (showing === 'public' && channel !== undefined) {
      try {
        return [await post(with_, turn, message, refOf(turn.id))];
      } catch (error) {
        // Where the app is not a member, its answer may be sent to the interaction's own URL.
        if (failing(error).kind !== 'forbidden') throw error;
      }
    }
    try {
      await respond({ url, thread }, message, showing, with_.sending);
    } catch (error) {
      if (!isSpent(error)) throw error;
      await postPrivately(with_, turn, message);
    }
    return [];
  }

  /** Ends a stream with what follows its lead; undefined where it must be posted in another message. */
  async function endStream(
    turn: SlackTurn,
    card: Card,
    stream: LeadStream,
    sending: Sending,
    with_: SendingWith,
  ): Promise<Shown | undefined> {
    try {
      const view = { ...card, withoutLead: true };
      const ref = refOf(turn.id);
      await sendDrawn(with_, turn.place.team, view, async (message) => {
        sending.ready();
        await sending.now();
        await stream.stop(card.answer, message, ref);
      });
      const { team, channel = '', thread } = turn.place;
      return { spots: [spotOf(team, channel, thread)] };
    } catch (error) {
      if (error instanceof LostError) throw error;
      log.warn({ err: error }, 'slack: a stream could not be ended, finished by a plain post');
      const found = await findPost(with_.client, turn, refOf(turn.id));
      return found ? { spots: [found] } : undefined;
    }
  }

  async function show(turn: SlackTurn, card: Card, sending: Sending, begun?: Begun): Promise<Shown> {
    const with_ = { ...(await postingIn(turn)), sending };
    const stream = (begun as Beginning | undefined)?.stream;
    const { shown, open } = (await stream?.settle()) ?? { shown: 0, open: false };
    if (stream && shown > 0 && open) {
      const ended = await endStream(turn, card, stream, sending, with_);
      if (ended) return ended;
    }
    await stream?.abandon();
    const { answer } = card;
    const left = answer.lead.slice(shown).trim();
    const view =
      shown > 0
        ? { ...card, answer: { ...answer, lead: left || answer.lead }, withoutLead: left === '' }
        : card;
    const spots = await sendDrawn(with_, turn.place.team, view, (message) =>
      send(turn, card, message, with_),
    );
    if (turn.place.named) nameThread(turn, card);
    void sendSheet(turn, card, with_.client);
    return { spots };
  }

  function nameThread({ place }: SlackTurn, { answer: { roles } }: Card): void {
    const { channel = '', thread = '', team } = place;
    if (roles.length === 0) return;
    const title = label(roles.map((role) => role.title).join(say('versus')), TITLE);
    const given = { channel_id: channel, thread_ts: thread, title };
    extra(team, 'title', async () => (await clients(place)).assistant.threads.setTitle(given)).catch(
      (error) => log.debug({ err: error }, 'slack: the thread was not named'),
    );
  }

  return {
    name: 'slack',
    usersAre: 'in a workspace',
    async refusal({ place, hidden, overheard }) {
      const { channel, direct, team, url, home } = place;
      if (channel === undefined || direct || url) return undefined;
      const { answers, strangers } = await channels.load(spotOf(team, channel));
      const sentence =
        answers === 'off' ? say('slack_off') : !strangers && home ? say('slack_strangers') : undefined;
      return sentence !== undefined && overheard && !hidden ? null : sentence;
    },
    begin(turn): Beginning {
      const { place, user } = turn;
      const { channel, thread, team, direct } = place;
      const spoken = channel !== undefined && thread !== undefined && place.url === undefined;
      const stream =
        place.streams && spoken
          ? leadStream({ posts, log }, () => clients(place), {
              channel,
              thread,
              user,
              team: place.home ?? team,
            })
          : undefined;
      return {
        stream,
        working() {
          // Nothing may come of what was only overheard.
          if (spoken && (direct || !turn.overheard)) status.begin(turn);
        },
        push: stream?.push,
        complete: async () => stream?.settle(),
        async abandon() {
          await stream?.remove();
          await status.end(turn, false);
        },
        async halt() {
          await stream?.halt();
          await status.end(turn, false);
        },
      };
    },
    async show(turn, card, sending, begun) {
      const shown = await show(turn, card, sending, begun);
      void status.end(turn, true);
      return shown;
    },
    async tell(turn, sentence, asksWhy) {
      const { url, thread } = turn.place;
      const message = renderNotice(sentence, asksWhy ? turn.about : undefined);
      const how = turn.request.do === 'reason' ? 'replace' : 'private';
      const with_ = await postingIn(turn);
      try {
        if (url) return await respond({ url, thread }, message, how);
      } catch (error) {
        if (!isSpent(error)) throw error;
      }
      await postPrivately(with_, turn, message);
      await status.end(turn, false);
    },
    async find(turn) {
      const { url } = turn.place;
      const showing = turn.request.do === 'share' ? 'public' : turn.showing;
      // Replacing a message twice is harmless; a message that only one person sees cannot be looked up.
      if (!url && showing === 'private' && !turn.place.direct) return null;
      if (url && showing !== 'public') return showing === 'replace' ? undefined : null;
      const spot = await findPost(await clients(turn.place), turn, refOf(turn.id));
      return spot ? { spots: [spot] } : spot === null ? null : undefined;
    },
    talk: async (turn) => talkBefore(await clients(turn.place), turn),
    async clear(turn, ours) {
      if (turn.place.streams) await clearStreams(await clients(turn.place), turn, ours);
    },
    failing,
  };
}
