import { z } from 'zod';
import { type About, type Request, showingOf, type Turn } from '../chat/turn.ts';

/** The place of an event in Slack, with the data needed to answer there: plain JSON. */
export const placeSchema = z.object({
  team: z.string(),
  enterprise: z.string().optional(),
  /** The conversation; left out: the private chat with the app. */
  channel: z.string().optional(),
  /** The thread; left out: the channel itself. */
  thread: z.string().optional(),
  /** The message that a public reply opens a thread under, if there is not one yet. */
  under: z.string().optional(),
  /** The `response_url` of an interaction. */
  url: z.string().optional(),
  /** A private chat, where everything is private. */
  direct: z.boolean().default(false),
  /** The asker's own workspace, where it is another one: strangers of a shared channel. */
  home: z.string().optional(),
  /** The lead may be shown as it comes. */
  streams: z.boolean().default(false),
  /** The thread of a private chat that is opened by this and gets a name. */
  named: z.boolean().default(false),
});
export type Place = z.infer<typeof placeSchema>;
export type SlackTurn = Turn<Place>;

/** The lifetime of a `response_url`, in milliseconds; slightly less, so that a late message still arrives. */
const URL_MS = 29 * 60 * 1000;
/** The time that a user waits for an answer in a conversation, in milliseconds. */
const WAITS_MS = 60 * 60 * 1000;

/** The name of a conversation's thread, under which people go on. */
export function spotOf(team: string, channel: string, thread?: string): string {
  return [team, channel, ...(thread === undefined ? [] : [thread])].join(':');
}

/** Somebody's interaction. */
export interface Interaction {
  place: Place;
  user: string;
  /** Slack's name for this very interaction. */
  trigger: string | undefined;
  request: Request;
  about?: About | undefined;
  /** The message that it comes from is seen by its asker alone. */
  hidden?: boolean | undefined;
  /** Asked for openly in a form. */
  open?: boolean | undefined;
}

/** An interaction as a turn; commands and forms are answered privately unless they say otherwise. */
export function interactionTurn(given: Interaction): SlackTurn {
  const { place, user, trigger, request, about, hidden = false, open = false } = given;
  const { team, channel, thread, url } = place;
  const own = about === undefined || about.owner === user;
  const showing = about ? showingOf(request.do, own, hidden) : open ? 'public' : 'private';
  const direct = place.direct || channel === undefined;
  const alone = direct || showing === 'private' || (showing === 'replace' && hidden);
  return {
    id: `${team}:${trigger ?? url ?? crypto.randomUUID()}`,
    user,
    workspace: team,
    channel: channel ?? user,
    request,
    ...(about ? { about } : {}),
    spot: spotOf(team, channel ?? `home:${user}`, thread),
    thread: direct || (thread !== undefined && !alone),
    showing,
    hidden: alone,
    shareable: url !== undefined && !direct,
    overheard: false,
    toUs: false,
    deadline: Date.now() + (url ? URL_MS : WAITS_MS),
    place,
  };
}

/** A message of a person as a turn; `alone`: answers there are for their asker. */
export function messageTurn(
  at: { team: string; enterprise?: string | undefined },
  heard: { text: string; channel: string; ts: string; thread: string; inThread: boolean; user: string } & {
    direct: boolean;
    mentioned: boolean;
    fileAlone: boolean;
    userTeam?: string | undefined;
  },
  alone = false,
): SlackTurn {
  const { channel, ts, thread, inThread, user, direct, mentioned, userTeam } = heard;
  const home = userTeam !== at.team && userTeam !== at.enterprise ? userTeam : undefined;
  const called = direct || mentioned;
  return {
    id: `${at.team}:${channel}:${ts}`,
    user,
    workspace: at.team,
    channel,
    request: heard.fileAlone ? { do: 'file' } : { do: 'ask', text: heard.text },
    // A private chat goes on outside threads, too.
    spot: direct && !inThread ? spotOf(at.team, channel) : spotOf(at.team, channel, thread),
    thread: !alone,
    showing: alone ? 'private' : 'public',
    hidden: direct || alone,
    shareable: alone,
    overheard: !called,
    unasked: !called && !inThread,
    toUs: false,
    deadline: Date.now() + WAITS_MS,
    place: {
      ...at,
      ...(home ? { home } : {}),
      channel,
      thread,
      direct,
      streams: called && !alone,
      named: direct && !inThread,
    },
  };
}
