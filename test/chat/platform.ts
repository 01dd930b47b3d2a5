import { z } from 'zod';
import { openChat, type Tuning } from '../../adapters/chat/chat.ts';
import type { Card, Failing, Platform, Shown } from '../../adapters/chat/platform.ts';
import { type Turn, turnSchema } from '../../adapters/chat/turn.ts';
import type { Log } from '../../adapters/common/log.ts';
import type { Store } from '../../src/state/store.ts';
import { type FakeAssistant, fakeAssistant } from '../adapters/assistant.ts';
import { capture, SEAL, TUNING } from '../adapters/harness.ts';

/** A platform that does what its test says, and notes what it was told to do. */
export const placeSchema = z.object({ here: z.string() });
export type Place = z.infer<typeof placeSchema>;

/** A failure of the platform, which says itself what it means. */
export class PlatformError extends Error {
  readonly failing: Failing;
  constructor(failing: Failing) {
    super('the platform failed');
    this.failing = failing;
  }
}

export interface FakePlatform extends Platform<Place> {
  /** What stands there, by the id of its turn. */
  shown: { turn: string; card: Card }[];
  told: { turn: string; sentence: string }[];
  cleared: string[];
  /** Failures of the next sendings; `done`: it stands there all the same. */
  faults: { failing: Failing; done?: boolean }[];
  /** Whether the platform can look up what stands there. */
  looks: boolean;
}

export function fakePlatform(): FakePlatform {
  const platform: FakePlatform = {
    name: 'fake',
    usersAre: 'everywhere',
    shown: [],
    told: [],
    cleared: [],
    faults: [],
    looks: true,
    begin: () => ({ abandon: async () => undefined }),
    async show(turn, card, sending): Promise<Shown> {
      sending.ready();
      await sending.now();
      const fault = platform.faults.shift();
      if (!fault || fault.done) platform.shown.push({ turn: turn.id, card });
      if (fault) throw new PlatformError(fault.failing);
      return { spots: [turn.id] };
    },
    async tell(turn, sentence) {
      platform.told.push({ turn: turn.id, sentence });
    },
    async find({ id }) {
      if (!platform.looks) return null;
      return platform.shown.some(({ turn }) => turn === id) ? { spots: [id] } : undefined;
    },
    async clear({ id }, ours) {
      await ours();
      platform.cleared.push(id);
    },
    failing: (error) => (error instanceof PlatformError ? error.failing : { kind: 'other' }),
  };
  return platform;
}

let counter = 0;

/** A question in a channel of the fake platform. */
export function turn(text: string, more: Partial<Turn<Place>> = {}): Turn<Place> {
  counter += 1;
  const given = {
    id: `turn-${counter}`,
    user: 'ann',
    workspace: 'w',
    channel: 'c',
    spot: 'c',
    request: { do: 'ask', text },
    showing: 'public',
    hidden: false,
    deadline: Date.now() + 60_000,
  };
  return { ...turnSchema.parse({ ...given, ...more }), place: { here: 'c' } };
}

export interface Process {
  chat: ReturnType<typeof openChat<Place>>;
  platform: FakePlatform;
  assistant: FakeAssistant;
  log: string[];
  /** Takes a turn and answers it. */
  ask(asked: Turn<Place>): Promise<void>;
}

/** A front end over a store, as a process has it. */
export function process_(store: Store, platform = fakePlatform(), tuning: Tuning = {}): Process {
  const assistant = fakeAssistant();
  const log: string[] = [];
  const chat = openChat<Place>({
    assistant,
    store,
    seal: SEAL,
    log: capture(log) as Log,
    platform,
    place: placeSchema,
    tuning: { ...TUNING, lastMs: 0, ...tuning },
  });
  return { chat, platform, assistant, log, ask: async (asked) => (await chat.take(asked))?.go() };
}
