import { type App, webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { SlackSettings } from '../../src/settings/settings.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { openSeen } from '../../src/state/seen.ts';
import type { Store } from '../../src/state/store.ts';
import { deadline } from '../common/deadline.ts';
import { forgivingStore } from '../common/forgiving-store.ts';
import type { Log } from '../common/log.ts';
import type { Running } from '../common/running.ts';
import { type UnderWay, underWay } from '../common/under-way.ts';
import { register as registerActions } from './actions/index.ts';
import { patiently, reasonOf } from './api.ts';
import { createApp, type Self, type SlackApp } from './app.ts';
import type { Bot } from './bot.ts';
import { register as registerCommands } from './commands/index.ts';
import { once } from './deduplicate.ts';
import { register as registerEvents } from './events/index.ts';
import { type Installations, openInstallations } from './install/store.ts';
import { COMFORT, LIMITS } from './limits.ts';
import { missingScopes } from './operate/scopes.ts';
import { register as registerOptions } from './options/index.ts';
import { clientOptions } from './receivers.ts';
import { register as registerShortcuts } from './shortcuts/index.ts';
import { openKept } from './shown-answers.ts';
import { turns } from './turns.ts';
import { register as registerViews } from './views/index.ts';

/** What is as it is for people, and otherwise in tests. */
export interface Tuning {
  /** How long one answer may take to work out, in milliseconds. */
  workMs?: number;
  /** The pause between two posts to one channel, in milliseconds. */
  betweenPostsMs?: number;
  /** The address that HTTP listens on; all of the machine's when left out. */
  host?: string;
}

/** Answers worked out at the same time in one process; most of that time they wait for a model. */
const AT_ONCE = 16;
/**
 * Turns of the event loop between two beginnings of answers. Node takes one new connection a turn, and a turn in
 * which nothing happens costs microseconds.
 */
const TURNS = 100;
/** How long a block that a workspace refused is not tried there again. */
const REFUSED_MS = 24 * 60 * 60 * 1000;
/** How long the first connection may take, in milliseconds. */
const CONNECT_MS = 60_000;
/** How long answers that are under way may take when the process is told to end. */
const LAST_MS = 5_000;

/**
 * Starts the app and resolves when it is connected: Socket Mode with an app-level token, else HTTP on `port`;
 * one workspace with a bot token, else every one that installs it. Rejects with one sentence when Slack does
 * not let it in. The store stays its caller's to close.
 */
export async function startSlack(
  assistant: Assistant,
  store: Store,
  settings: SlackSettings,
  log: Log,
  tuning: Tuning = {},
): Promise<Running> {
  const self = settings.botToken ? await whoAmI(settings, log) : null;
  const installations = self ? null : openInstallations(store, settings.stateSecret ?? '');
  const work = underWay();
  const bot = createBot(assistant, store, log, work, tuning);
  const slack = createApp(settings, log, self, installations, tuning.host);
  listen(slack.app, bot, installations);
  await connect(slack);
  log.info({ mode: settings.appToken ? 'socket' : 'http' }, 'slack: connected');
  return {
    async stop() {
      await slack.stop();
      await work.settle(LAST_MS);
    },
  };
}

/** Lets what came in meanwhile be acknowledged before the next answer is worked out. */
async function others(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The listeners' surroundings over one store; `whole` is what must not be cut off by an end. */
export function createBot(
  assistant: Assistant,
  store: Store,
  log: Log,
  whole: UnderWay = underWay(),
  { workMs = COMFORT.workMs, betweenPostsMs = LIMITS.betweenPostsMs }: Tuning = {},
): Bot {
  const passing = forgivingStore(store, log);
  const limit = pLimit(AT_ONCE);
  const begin = pLimit(1);
  const refused = new LRUCache<string, true>({ max: 10_000, ttl: REFUSED_MS });
  return {
    assistant,
    log,
    kept: openKept(passing),
    once: once(openSeen(passing)),
    ratings: openRatings(store),
    forget: (workspace) => store.forget({ workspace }),
    posts: turns(betweenPostsMs),
    arrivals: turns(),
    questions: turns(),
    refusals: {
      has: (team, what) => refused.has(`${team} ${what}`),
      add: (team, what) => void refused.set(`${team} ${what}`, true),
    },
    work: (work) =>
      limit(async () => {
        await begin(others);
        return deadline(work(), workMs);
      }),
    whole: (act) => whole.track(act()),
  };
}

function listen(app: App, bot: Bot, installations: Installations | null): void {
  registerEvents(app, bot, installations);
  registerCommands(app, bot);
  registerActions(app, bot);
  registerViews(app, bot);
  registerShortcuts(app, bot);
  registerOptions(app, bot);
  app.error(async (error) => bot.log.error({ err: error }, 'slack: an event failed'));
}

/** Who the token belongs to; a scope that it lacks is said in the log. */
async function whoAmI(settings: SlackSettings, log: Log): Promise<Self> {
  const client = new webApi.WebClient(settings.botToken, clientOptions(settings, log));
  try {
    const found = await patiently(() => client.auth.test(), true);
    const missing = missingScopes(found.response_metadata?.scopes);
    if (missing.length > 0) {
      log.warn({ missing }, 'slack: the app lacks scopes; update its manifest and reinstall it');
    }
    return { botId: found.bot_id ?? '', botUserId: found.user_id ?? '' };
  } catch (error) {
    const why = reasonOf(error);
    throw new Error(
      why
        ? `Slack does not accept SLACK_BOT_TOKEN (${why}); run "npm run slack -- doctor" for what to do.`
        : 'Slack cannot be reached; run "npm run slack -- doctor" for what to do.',
      { cause: error },
    );
  }
}

async function connect({ start, stop }: SlackApp): Promise<void> {
  try {
    await deadline(start(), CONNECT_MS);
  } catch (error) {
    await stop();
    const why = reasonOf(error) || (error instanceof Error ? error.message : String(error));
    throw new Error(`Slack cannot be connected (${why}); run "npm run slack -- doctor" for what to do.`, {
      cause: error,
    });
  }
}
