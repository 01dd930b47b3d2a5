import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { lanes } from '../../adapters/chat/lanes.ts';

describe('lanes', () => {
  it('do one thing at a time for a key, in order, and others meanwhile', async () => {
    const line = lanes();
    const log: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = line.take('a', 'ann', async () => {
      log.push('a1 begins');
      await held;
      log.push('a1 ends');
    });
    const second = line.take('a', 'ann', async () => void log.push('a2'));
    await line.take('b', 'ann', async () => void log.push('b1'));
    expect(log).toEqual(['a1 begins', 'b1']);
    release();
    await Promise.all([first, second]);
    expect(log).toEqual(['a1 begins', 'b1', 'a1 ends', 'a2']);
  });

  it('go on after a failure, which its own caller gets', async () => {
    const line = lanes();
    const failed = line.take('a', 'ann', () => Promise.reject(new Error('no')));
    const next = line.take('a', 'ann', async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('keep the pause between two of the same key', async () => {
    const gap = 30;
    const line = lanes({ gapMs: gap });
    const ended = await line.take('a', 'ann', async () => performance.now());
    const begun = await line.take('a', 'ann', async () => performance.now());
    // Timers of Node may come a millisecond early.
    expect(begun - ended).toBeGreaterThanOrEqual(gap - 1);
  });

  it('give each user a turn: who asked a hundred times does not keep another waiting', async () => {
    const line = lanes({ atOnce: 1 });
    const log: string[] = [];
    const ask = (lane: string, user: string, at: number) =>
      line.take(lane, user, async () => void log.push(`${user}${at}`));
    const all = Array.from({ length: 100 }, (_, at) => ask(`lane ${at}`, 'ann', at));
    all.push(ask('other', 'bob', 0), ask('lane 50', 'cid', 0));
    await Promise.all(all);
    expect(log.indexOf('bob0')).toBeLessThan(4);
    expect(log.indexOf('cid0')).toBeLessThan(4);
    expect(log.filter((one) => one.startsWith('ann'))).toHaveLength(100);
    expect(line.waiting).toBe(0);
  });

  it('give each user a turn within a lane, too, and keep the order of each', async () => {
    const line = lanes();
    const log: string[] = [];
    const asked = ['ann', 'ann', 'ann', 'bob'].map((user, at) =>
      line.take('thread', user, async () => void log.push(`${user} ${at}`)),
    );
    await Promise.all(asked);
    expect(log).toEqual(['ann 0', 'ann 1', 'bob 3', 'ann 2']);
  });

  describe('of one who asks much', () => {
    /** Ann waits for much in a lane; what she has begun ends when it is told to. */
    const flooded = (many: number) => {
      const line = lanes();
      const log: string[] = [];
      const ends: (() => void)[] = [];
      const ask = (user: string) =>
        line.take('channel', user, async () => {
          log.push(user);
          await new Promise<void>((resolve) => ends.push(resolve));
        });
      for (let at = 0; at < many; at += 1) void ask('ann');
      const end = async () => {
        ends.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      };
      return { log, ask, end };
    };

    it('let others who come meanwhile go first', async () => {
      const { log, ask, end } = flooded(5);
      await end();
      void ask('bob');
      void ask('cid');
      for (let at = 0; at < 4; at += 1) await end();
      expect(log).toEqual(['ann', 'ann', 'bob', 'cid', 'ann', 'ann']);
    });

    it('put nobody off for ever, however many others come', async () => {
      let now = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => now);
      onTestFinished(() => void vi.restoreAllMocks());
      const { log, ask, end } = flooded(3);
      await end();
      for (let at = 0; at < 40; at += 1) {
        now += 1_000;
        void ask(`other ${at}`);
        await end();
      }
      expect(log.filter((user) => user === 'ann')).toHaveLength(3);
    });
  });

  it('go on in other lanes where what is left of some is waiting, and not in theirs', async () => {
    const line = lanes({ atOnce: 1 });
    const log: string[] = [];
    const shown = Promise.withResolvers<void>();
    const first = line.take('a', 'ann', async (leave) => {
      leave();
      leave();
      await shown.promise;
      log.push('a1');
    });
    const second = line.take('a', 'ann', async () => void log.push('a2'));
    const others = ['b', 'c'].map((lane) => line.take(lane, 'bob', async () => void log.push(lane)));
    await Promise.all(others);
    shown.resolve();
    await Promise.all([first, second]);
    expect(log).toEqual(['b', 'c', 'a1', 'a2']);
  });
});
