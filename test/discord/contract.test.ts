import { rm } from 'node:fs/promises';
import { startDiscord } from '../../adapters/discord/start.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { adapterContract, type Driver, type Person, type Seen } from '../adapters/contract.ts';
import { capture, over, SEAL, temporaryDir, withStore } from '../adapters/harness.ts';
import { answered, control, hidden, replying, textOf } from './harness.ts';
import { DiscordServer } from './server/index.ts';
import { APP_ID, IN_DM, IN_SERVER, OTHER_USER, USER } from './server/payloads.ts';
import type { StoredMessage, Tracked } from './server/rest.ts';

const ME = `<@${APP_ID}>`;

adapterContract('Discord', async (assistant, tuning) => {
  const server = await DiscordServer.start();
  const dataDir = await temporaryDir();
  const settings = { token: server.rest.token, apiUrl: server.apiUrl };
  const lines: string[] = [];
  const start = () =>
    over(dataDir, (store) =>
      startDiscord({ assistant, store, seal: SEAL, log: capture(lines) }, settings, tuning),
    );
  let running = await start();
  const seenAs = new Map<Seen, StoredMessage>();
  const place = (who: Person = 'ann') => ({ ...IN_SERVER, user: who === 'ann' ? USER : OTHER_USER });
  let said = '';
  let last: StoredMessage | undefined;

  const seen = (message: StoredMessage): Seen => {
    last = message;
    // Nobody else reads a private chat.
    const alone = hidden(message) || message.channel_id === server.rest.dmChannel;
    const shown = { text: textOf(message), hidden: alone };
    seenAs.set(shown, message);
    return shown;
  };
  const posted = () => [...server.rest.messages.values()];
  /** The answer to a message: a reply to it, or a private message to its author. */
  const answerTo = async (id: string, before: number, who: Person = 'ann'): Promise<Seen> => {
    const alone = () =>
      posted()
        .slice(before)
        .find(({ channel_id }) => channel_id === server.rest.dmChannel);
    const found = await server.until(() => server.repliesTo(id)[0] ?? (who === 'ann' && alone()));
    return seen(found);
  };
  const say = (text: string, who?: Person, more?: Record<string, unknown>): Promise<Seen> => {
    const before = posted().length;
    const { id } = server.say(text, place(who), more);
    said = id;
    return answerTo(id, before, who);
  };
  const interaction = async (tracked: Tracked): Promise<Seen> => seen(await answered(server, tracked));

  const driver: Driver = {
    mention: (text, who) => say(`${ME} ${text}`, who),
    say: (text, who) => server.say(`${ME} ${text}`, place(who)).id,
    followUp(text, who, under) {
      const message = (under && seenAs.get(under)) ?? last;
      return say(text, who, message && replying(message));
    },
    privately: (text, who) => interaction(server.slash('ask', { question: text }, place(who))),
    async share() {
      const pressed = server.press(last as StoredMessage, control(last, 'Share'));
      return seen(await server.until(() => pressed.followUps[0]));
    },
    edit: (text) =>
      server.gateway.dispatch('MESSAGE_UPDATE', { ...server.payloadOf(said), content: `${ME} ${text}` }),
    async direct(text) {
      const before = posted().length;
      return answerTo(server.say(text, IN_DM).id, before);
    },
    command: (first, second) => interaction(server.slash('compare', { first, second })),
    pickFirst() {
      if (!last) throw new Error('nothing was answered yet');
      return interaction(server.press(last, control(last, 'Pick'), ['choose:0']));
    },
    rate: (helpful) => driver.tap(helpful ? '👍' : '👎'),
    tap(words) {
      if (!last) throw new Error('nothing was answered yet');
      return interaction(server.press(last, control(last, words)));
    },
    rated: () => withStore(dataDir, (store) => openRatings(store).all()),
    async repeat() {
      server.repeatMessage(said);
    },
    async posted() {
      // What is said in private is answered after everything before it; that answer is not counted.
      const { id } = server.say('settled?', { ...IN_DM, user: OTHER_USER });
      await server.until(() => server.repliesTo(id)[0]);
      return posted()
        .filter((message) => message.channel_id !== server.rest.dmChannel)
        .map(seen);
    },
    violations: () => server.rest.violations,
    async restart() {
      await running.stop();
      running = await start();
    },
    logged: () => lines.join('\n'),
    async close() {
      await running.stop();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return driver;
});
