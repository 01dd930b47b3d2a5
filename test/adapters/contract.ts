import { afterEach, describe, expect, it } from 'vitest';
import type { Tuning } from '../../adapters/chat/chat.ts';
import { MOST_TEXT } from '../../adapters/chat/turn.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { Rating } from '../../src/state/ratings.ts';
import { fakeAssistant } from './assistant.ts';
import { TUNING } from './harness.ts';

/** An answer as a chat platform holds it, as far as the contract looks. */
export interface Seen {
  /** Every word that its readers see, markup included. */
  text: string;
  /** Shown to its asker alone. */
  hidden: boolean;
}

/** What is under way for longer is handed over when a front end is told to end. */
const HANDED_OVER_MS = 500;

/** Two people who are in the same channel. */
export type Person = 'ann' | 'bob';

/** A conversation on a platform: what people do there, and what the front end posted in it. */
export interface Driver {
  /** Mentions the bot in a public channel; resolves when the answer stands there. */
  mention(text: string, who?: Person): Promise<Seen>;
  /** Says so without waiting for an answer; returns what the platform calls it. */
  say(text: string, who?: Person): string;
  /** Goes on under an answer of `mention` (the last one), as one does there: in its thread, or as a reply to it. */
  followUp(text: string, who?: Person, under?: Seen): Promise<Seen>;
  /** Asks in a private chat with the bot. */
  direct(text: string): Promise<Seen>;
  /** Asks in the public channel, for oneself alone, as slash commands do. */
  privately(text: string, who?: Person): Promise<Seen>;
  /** Shares the last answer of `privately`; resolves to what everyone sees. */
  share(): Promise<Seen>;
  /** Changes the words of the last `mention`. */
  edit(text: string): void;
  /** Uses the compare command with titles as typed. */
  command(first: string, second: string): Promise<Seen>;
  /** Picks the first reading that the last answer offers; resolves when its answer stands there. */
  pickFirst(): Promise<Seen>;
  /** Rates the last answer; resolves when the platform was told that it was noted. */
  rate(helpful: boolean): Promise<Seen>;
  /** Presses a button of the last message by its words. */
  tap(words: string): Promise<Seen>;
  /** The ratings that are kept. */
  rated(): Promise<readonly Rating[]>;
  /** Delivers the event of the last `mention` once more, as platforms do. */
  repeat(): Promise<void>;
  /** Lets everything that is on its way arrive, then gives all that the front end posted. */
  posted(): Promise<Seen[]>;
  /** What the platform would have refused. */
  violations(): string[];
  /** Stops the front end, which hands over what is under way, and starts it again over the same store. */
  restart(): Promise<void>;
  /** References that the front end's log holds. */
  logged(): string;
  close(): Promise<void>;
}

/** Starts a front end over this assistant on a platform of the test's own. */
export type StartDriver = (assistant: Assistant, tuning: Tuning) => Promise<Driver>;

/** What every chat front end must do, whatever its platform: give its driver, and these tests run on it. */
export function adapterContract(name: string, start: StartDriver): void {
  describe(`${name}: the contract of all front ends`, () => {
    let driver: Driver | undefined;
    const open = async (assistant = fakeAssistant(), tuning: Tuning = {}): Promise<Driver> => {
      driver = await start(assistant, { ...TUNING, lastMs: HANDED_OVER_MS, ...tuning });
      return driver;
    };

    afterEach(async () => {
      const faults = driver?.violations() ?? [];
      await driver?.close();
      driver = undefined;
      expect(faults).toEqual([]);
    });

    it('answers a mention for everyone, a private chat in it, and a command', async () => {
      const chat = await open();
      expect(await chat.mention('officer vs director?')).toMatchObject({ hidden: false });
      expect((await chat.direct('office manager pay')).text).toContain('office manager pay');
      expect((await chat.command('officer', 'director')).text).toContain('officer vs director');
    });

    it('answers once whatever the platform repeats', async () => {
      const chat = await open();
      await chat.mention('officer vs director?');
      await chat.repeat();
      await chat.repeat();
      expect(await chat.posted()).toHaveLength(1);
    });

    it('goes on with the conversation under its answer', async () => {
      const chat = await open();
      await chat.mention('officer vs director?');
      expect((await chat.followUp('and the hourly rate?')).text).toContain('of officer vs director?');
    });

    it('goes on with it after a restart', async () => {
      const chat = await open();
      await chat.mention('officer vs director?');
      await chat.restart();
      expect((await chat.followUp('and the hourly rate?')).text).toContain('of officer vs director?');
    });

    it('asks what was meant, and answers what was picked', async () => {
      const chat = await open();
      await chat.mention('manager vs director');
      expect((await chat.pickFirst()).text).toMatch(/earns|You asked/);
    });

    it('answers a pick after a restart', async () => {
      const chat = await open();
      await chat.mention('manager vs director');
      await chat.restart();
      expect((await chat.pickFirst()).text).toMatch(/earns|You asked/);
    });

    it('notes a rating and says so to who rated', async () => {
      const chat = await open();
      await chat.mention('officer vs director?');
      expect((await chat.rate(true)).text).toMatch(/thank/i);
      expect(await chat.rated()).toMatchObject([{ helpful: true }]);
    });

    it('asks who was not helped what was wrong, in one tap, and puts its thanks in place of that', async () => {
      const chat = await open();
      await chat.mention('officer vs director?');
      const asked = await chat.rate(false);
      expect(asked).toMatchObject({ hidden: true });
      expect(asked.text).toMatch(/What was wrong/);
      expect(await chat.rated()).toMatchObject([{ helpful: false }]);
      const { text } = await chat.tap('Wrong figure');
      expect(text).toMatch(/Thank you/);
      expect(text).not.toMatch(/What was wrong/);
      const roles = ['operations-officer', 'operations-director'];
      expect(await chat.rated()).toMatchObject([{ helpful: false, reason: 'figure', roles }]);
    });

    it('makes hostile text harmless', async () => {
      const chat = await open();
      const { text } = await chat.mention('hostile');
      expect(text).not.toMatch(/@everyone|@here|<!channel>|<!here>|<!everyone>|(^|[^\\])<@|&lt;script/);
    });

    it('says a failure to its asker alone, in one sentence with a reference that the log has', async () => {
      const chat = await open();
      const { text, hidden } = await chat.mention('fail');
      expect(hidden).toBe(true);
      const reference = /reference ([\w-]+)/.exec(text)?.[1] ?? 'none';
      expect(chat.logged()).toContain(reference);
      expect(text).not.toMatch(/Error|at .*\.ts|scripted failure/);
    });

    it('keeps what one person asks in private from the answers that others see', async () => {
      const chat = await open();
      const open_ = await chat.mention('officer vs director?');
      await chat.privately('nurse vs paramedic?');
      expect((await chat.followUp('and education?', 'bob', open_)).text).toContain('of officer vs director?');
      expect((await chat.privately('and pay?', 'bob')).text).toContain('You asked: and pay?');
    });

    it("keeps others' turns from turning a private follow-up, and a private turn from a public one", async () => {
      const chat = await open();
      const open_ = await chat.mention('officer vs director?');
      await chat.privately('nurse vs paramedic?');
      await chat.followUp('lawyer vs judge?', 'bob', open_);
      expect((await chat.privately('and skills?')).text).toContain('of nurse vs paramedic?');
    });

    it('goes on from the answer that is replied to, not from a later one', async () => {
      const chat = await open();
      const first = await chat.mention('officer vs director?');
      await chat.mention('nurse vs paramedic?');
      expect((await chat.followUp('and education?', 'ann', first)).text).toContain('of officer vs director?');
    });

    it("goes on under another's answer from that answer, and then from one's own", async () => {
      const chat = await open();
      const first = await chat.mention('officer vs director?');
      expect((await chat.followUp('and education?', 'bob', first)).text).toContain('of officer vs director?');
    });

    it('lets others go on from what was shared, and from nothing asked in private before', async () => {
      const chat = await open();
      await chat.privately('nurse vs paramedic?');
      await chat.privately('officer vs director?');
      const shared = await chat.share();
      expect(shared.hidden).toBe(false);
      const { text } = await chat.followUp('and pay?', 'bob', shared);
      expect(text).toContain('of Operations Officer vs Operations Director');
    });

    it('answers a question that was edited once, and goes on from what was asked', async () => {
      const chat = await open();
      await chat.mention('officer vs director?');
      chat.edit('nurse vs paramedic?');
      expect((await chat.followUp('and pay?')).text).toContain('of officer vs director?');
      expect(await chat.posted()).toHaveLength(2);
    });

    it('answers who floods as far as is fair, says so once, and answers the others', async () => {
      const chat = await open(fakeAssistant(), { limits: { user: 3, channel: 100, workspace: 100 } });
      for (let at = 0; at < 3; at += 1) await chat.mention(`question ${at}?`);
      for (let at = 0; at < 5; at += 1) chat.say(`question ${at}, once more?`);
      expect((await chat.mention('officer vs director?', 'bob')).text).toContain('officer vs director?');
      const all = await chat.posted();
      expect(all.filter(({ text }) => text.includes('You asked: question'))).toHaveLength(3);
    });

    it('looks at no more than the beginning of a long text, whatever its shape', async () => {
      const assistant = fakeAssistant();
      const chat = await open(assistant);
      for (const shape of ['<!a^', '<@', '<a|', '&amp;', '((', 'and ', '\u202e', '😀']) {
        await chat.mention(shape.repeat(3_000));
        await chat.privately(shape.repeat(3_000));
      }
      const lengths = assistant.calls.asked.map(({ text }) => text.length);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_TEXT);
    });

    it('hands over what it took when it is told to end: the next process answers it, once', async () => {
      const assistant = fakeAssistant();
      const chat = await open(assistant);
      let begun = () => {};
      const working = new Promise<void>((resolve) => {
        begun = resolve;
      });
      assistant.before = () => {
        begun();
        return new Promise(() => undefined);
      };
      const asked = chat.mention('officer vs director?');
      await working;
      assistant.before = async () => undefined;
      await chat.restart();
      expect((await asked).text).toContain('officer vs director?');
      await chat.repeat();
      expect(await chat.posted()).toHaveLength(1);
    });
  });
}
