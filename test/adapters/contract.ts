import { afterEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/contract/assistant.ts';
import { fakeAssistant } from './assistant.ts';

/** An answer as a chat platform holds it, as far as the contract looks. */
export interface Seen {
  /** Every word that its readers see, markup included. */
  text: string;
  /** Shown to its asker alone. */
  hidden: boolean;
}

/** A conversation on a platform: what people do there, and what the front end posted in it. */
export interface Driver {
  /** Mentions the bot in a public channel; resolves when the answer stands there. */
  mention(text: string): Promise<Seen>;
  /** Goes on under the last answer of `mention`, as one does there: in its thread, or as a reply to it. */
  followUp(text: string): Promise<Seen>;
  /** Asks in a private chat with the bot. */
  direct(text: string): Promise<Seen>;
  /** Uses the compare command with titles as typed. */
  command(first: string, second: string): Promise<Seen>;
  /** Picks the first reading that the last answer offers; resolves when its answer stands there. */
  pickFirst(): Promise<Seen>;
  /** Rates the last answer as helpful; resolves when the platform was told that it was noted. */
  rate(): Promise<Seen>;
  /** Delivers the event of the last `mention` once more, as platforms do. */
  repeat(): Promise<void>;
  /** Lets everything that is on its way arrive, then gives all that the front end posted. */
  posted(): Promise<Seen[]>;
  /** What the platform would have refused. */
  violations(): string[];
  /** Stops the front end and starts it again over the same store. */
  restart(): Promise<void>;
  /** References that the front end's log holds. */
  logged(): string;
  close(): Promise<void>;
}

/** Starts a front end over this assistant on a platform of the test's own. */
export type StartDriver = (assistant: Assistant) => Promise<Driver>;

/** What every chat front end must do, whatever its platform: give its driver, and these tests run on it. */
export function adapterContract(name: string, start: StartDriver): void {
  describe(`${name}: the contract of all front ends`, () => {
    let driver: Driver | undefined;
    const open = async (): Promise<Driver> => {
      driver = await start(fakeAssistant());
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
      expect((await chat.rate()).text).toMatch(/thank/i);
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
  });
}
