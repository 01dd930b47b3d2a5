import { describe, expect, it } from 'vitest';
import { guildOptions } from '../../adapters/discord/guilds.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { createStore } from '../../src/state/store.ts';

describe('the pause between two questions', () => {
  it('is counted once, whichever process a question comes to', async () => {
    const store = createStore(memoryDriver());
    const [one, other] = [guildOptions(store), guildOptions(store)];
    await one.change('g', (options) => ({ ...options, cooldown: 600 }));
    await other.load('g');
    const asked = await Promise.all([one.waits('g', 'ann', 't1'), other.waits('g', 'ann', 't2')]);
    expect(asked.filter((seconds) => seconds === 0)).toHaveLength(1);
    expect(await other.waits('g', 'bob', 't3')).toBe(0);
    expect(await one.waits('g', 'bob', 't3')).toBe(0);
    expect(await one.waits('g', 'bob', 't4')).toBeGreaterThan(0);
  });
});
