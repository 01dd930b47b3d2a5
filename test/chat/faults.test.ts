import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { forgivingStore } from '../../adapters/common/forgiving-store.ts';
import { healthOf } from '../../adapters/operate/health.ts';
import { createAssistant } from '../../src/assistant.ts';
import { openConversations } from '../../src/state/conversations.ts';
import { openStore, type StorePlace } from '../../src/state/open.ts';
import type { Store } from '../../src/state/store.ts';
import { capture } from '../adapters/harness.ts';
import { answered as answeredThere, setup as setupDiscord, textOf as textThere } from '../discord/harness.ts';
import { APP_ID, IN_SERVER } from '../discord/server/payloads.ts';
import { newFolder } from '../folder.ts';
import { answered, replyTo, setup as setupSlack } from '../slack/harness.ts';
import type { SlackServer } from '../slack/server/index.ts';
import { BOT_USER } from '../slack/server/payloads.ts';
import { textOf } from '../slack/server/workspace.ts';
import { hold, smallDisk, unwritable } from '../state/faults.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../state/postgres-server.ts';

// The store fails here in earnest, under front ends on sockets of their own; some faults are waited for.
vi.setConfig({ testTimeout: 120_000 });

const QUESTION = 'officer vs director salary';
const ANSWER = /\$104,050/;

/** A front end on a platform of the test's own. */
interface Front {
  /** Mentions the bot, and uses its command: gives what the asker reads in the end. */
  mention(): Promise<string>;
  command(): Promise<string>;
  /** Resolves when the platform has been told that all is taken. */
  taken(): Promise<unknown>;
}

const FRONTS: Record<string, (store: Store) => Promise<Front>> = {
  async slack(store) {
    // Nobody measures here how quickly a busy machine acknowledges.
    const prepare = ({ deliveries }: SlackServer) => {
      deliveries.ackMs = 2 ** 30;
    };
    const bot = await setupSlack({ prepare, store, assistant: assistantOver(store) });
    const { server } = bot;
    return {
      mention: async () => textOf(await replyTo(bot, server.say(`<@${BOT_USER}> ${QUESTION}`))),
      command: async () => textOf(await answered(bot, server.slash(QUESTION))),
      taken: () => server.until(() => server.deliveries.open === 0),
    };
  },
  async discord(store) {
    const { server } = await setupDiscord({ store, assistant: assistantOver(store) });
    const { interactions } = server.rest;
    return {
      async mention() {
        const { id } = server.say(`<@${APP_ID}> ${QUESTION}`, IN_SERVER);
        return textThere(await server.until(() => server.repliesTo(id)[0]));
      },
      command: async () =>
        textThere(await answeredThere(server, server.slash('ask', { question: QUESTION }))),
      taken: () => server.until(() => [...interactions.values()].every(({ state }) => state !== 'pending')),
    };
  },
};

function assistantOver(store: Store) {
  return createAssistant({ memory: openConversations(forgivingStore(store, capture([]))) });
}

async function opened(place: StorePlace): Promise<Store> {
  const store = await openStore(place);
  onTestFinished(() => store.close());
  return store;
}

/** Asks in every way; each asker has the answer. */
async function ask(front: Front): Promise<void> {
  for (const said of await Promise.all([front.mention(), front.command()])) expect(said).toMatch(ANSWER);
}

const health = async (store: Store) => (await healthOf(store, [], undefined)).parts.store;
const healthy = (store: Store) => vi.waitFor(async () => expect(await health(store)).toBe('ok'), 60_000);

describe.each(Object.entries(FRONTS))('%s, while its store fails', (_name, start) => {
  it('for a full disk answers all the same; health says so, and goes on by itself', async ({ skip }) => {
    const dataDir = smallDisk();
    if (dataDir === undefined) return skip('no small disk can be made here: that takes root');
    const store = await opened({ dataDir });
    const front = await start(store);
    await ask(front);
    const filling = join(dataDir, 'other');
    expect(() => writeFileSync(filling, Buffer.alloc(2_000_000))).toThrow(/ENOSPC/);
    await vi.waitFor(async () => expect(await health(store)).toMatch(/^The disk of \S+ is full: make room/));
    await ask(front);
    rmSync(filling);
    await healthy(store);
    await ask(front);
  });

  it('for a file that another process locks answers all the same; health says so, until it lets go', async () => {
    const dataDir = newFolder();
    const store = await opened({ dataDir });
    const front = await start(store);
    const release = await hold(dataDir);
    const asked = ask(front);
    await front.taken();
    expect(await health(store)).toMatch(/^The store did not answer within \d+ ms\.$/);
    await asked;
    await release();
    await healthy(store);
    await ask(front);
  });

  it('for a file that is garbled under it answers all the same, and puts it aside', async () => {
    const dataDir = newFolder();
    const path = join(dataDir, 'state.sqlite');
    const before = await openStore({ dataDir });
    const others = Array.from({ length: 300 }, (_, at) => at);
    await Promise.all(others.map((at) => before.set(`view:other:${at}`, 'x'.repeat(3_000))));
    await before.close();
    const store = await opened({ dataDir });
    const front = await start(store);
    writeFileSync(path, Buffer.alloc(statSync(path).size - 4_096, 'garbage '), { flag: 'r+' });
    const isAside = () => readdirSync(dataDir).some((name) => name.includes('.damaged-'));
    while (!isAside()) await ask(front);
    await healthy(store);
    await ask(front);
  });

  it.skipIf(NO_POSTGRES)(
    `for a PostgreSQL that is stopped answers all the same; health says so, until it is back${NO_POSTGRES ? ` (${NO_POSTGRES})` : ''}`,
    async () => {
      const server: PostgresServer = await startPostgres();
      onTestFinished(() => server.end());
      const store = await opened({ dataDir: newFolder(), databaseUrl: await server.database() });
      const front = await start(store);
      await ask(front);
      await server.stop();
      expect(await health(store)).toMatch(/^The store did not answer within \d+ ms\.$/);
      await ask(front);
      await server.start();
      await healthy(store);
      await ask(front);
    },
  );
});

describe('a folder that may only be read', () => {
  it('stops the start in one sentence; who asked meanwhile is answered when it may be written', async ({
    skip,
  }) => {
    const bot = await setupDiscord();
    await bot.stop();
    const restore = unwritable(join(bot.dir, 'state.sqlite'));
    if (!restore) return skip('no file can be made unwritable here');
    const { id } = bot.server.say(`<@${APP_ID}> ${QUESTION}`, IN_SERVER);
    await expect(bot.restart()).rejects.toThrow(
      /^\S+state\.sqlite cannot be written: give this user the right/,
    );
    restore();
    await bot.restart();
    expect(textThere(await bot.server.until(() => bot.server.repliesTo(id)[0]))).toContain(QUESTION);
  });
});
