import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Needs, needsOf, startNeeds } from '../../adapters/common/needs.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { NEEDS } from './harness.ts';

const found = async (more: Partial<Needs>) =>
  (await startNeeds({ ...NEEDS, ...more })).map(({ state, text }) => `${state}: ${text}`);

describe('what a start needs', () => {
  it('is all found where it stands', async () => {
    expect(await found({})).toEqual([
      expect.stringMatching(/^ok: .*can be kept/),
      expect.stringMatching(/^ok: The catalogue opens/),
    ]);
  });

  it('names a store and a catalogue that do not open, and a model that is away', async () => {
    const broken = async () => Promise.reject(new Error('The folder cannot be written: choose another.'));
    const model = { baseUrl: 'http://127.0.0.1:1' };
    expect(await found({ store: broken, assistant: broken, model })).toEqual([
      'bad: The folder cannot be written: choose another.',
      'bad: The folder cannot be written: choose another.',
      expect.stringMatching(/^warn: .*service cannot be reached .*without it/),
    ]);
  });

  it('looks at each port once, and says which setting changes it', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const page = { host: '127.0.0.1', port };
    const [, , ...ports] = await found({ listens: [page, { ...page }] });
    const [, , ...operate] = await found({ listens: [{ ...page, prefix: 'OPERATE_' }] });
    taken.close();
    expect(ports).toEqual([expect.stringMatching(/^warn: .* is taken: .* set PORT to/)]);
    expect(operate).toEqual([expect.stringMatching(/set OPERATE_PORT to/)]);
  });

  it('takes the ports from the settings: the page only where an address is set', async () => {
    const open = { openStore: NEEDS.store, openAssistant: NEEDS.assistant };
    const listens = async (environment: Record<string, string>) =>
      needsOf(await readSettings(environment), open).listens.map(({ port }) => port);
    expect(await listens({ PORT: '4000' })).toEqual([]);
    expect(await listens({ PORT: '4000', HOST: '127.0.0.1', OPERATE_PORT: '4001' })).toEqual([4000, 4001]);
  });
});
