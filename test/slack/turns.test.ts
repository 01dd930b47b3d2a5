import { describe, expect, it } from 'vitest';
import { turns } from '../../adapters/slack/turns.ts';

describe('turns', () => {
  it('do one thing at a time for a key, in order, and others meanwhile', async () => {
    const line = turns();
    const log: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = line.take('a', async () => {
      log.push('a1 begins');
      await held;
      log.push('a1 ends');
    });
    const second = line.take('a', async () => void log.push('a2'));
    await line.take('b', async () => void log.push('b1'));
    expect(log).toEqual(['a1 begins', 'b1']);
    release();
    await Promise.all([first, second]);
    expect(log).toEqual(['a1 begins', 'b1', 'a1 ends', 'a2']);
  });

  it('go on after a failure, which its own caller gets', async () => {
    const line = turns();
    const failed = line.take('a', () => Promise.reject(new Error('no')));
    const next = line.take('a', async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('keep the pause between two of the same key', async () => {
    const gap = 30;
    const line = turns(gap);
    const ended = await line.take('a', async () => performance.now());
    const begun = await line.take('a', async () => performance.now());
    // Timers of Node may come a millisecond early.
    expect(begun - ended).toBeGreaterThanOrEqual(gap - 1);
  });
});
