import { type ChatCompletionRequest, type FixtureOpts, LLMock } from '@copilotkit/aimock';
import { vi } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { ModelRefusal, ModelSettings } from '../../src/contract/model.ts';
import { openModel } from '../../src/model/open.ts';
import type { ModelUse } from '../../src/model/types.ts';

// Many questions, or many runs, on a machine that may be slow: none of them is to fail for that.
vi.setConfig({ testTimeout: 120_000 });

type Response = Parameters<LLMock['on']>[1];

/** A model server on this machine that says what a test has it say, and an assistant that talks to it. */
export interface MockModel {
  mock: LLMock;
  /** What every request from now on is answered with. */
  says(response: Response, options?: FixtureOpts): void;
  /** The requests so far. */
  requests(): ChatCompletionRequest[];
  use(
    settings?: ModelSettings,
    onRefusal?: (refusal: ModelRefusal) => void,
    onSpent?: (sentence: string) => void,
  ): ModelUse;
  assistant(settings?: ModelSettings): Assistant;
  stop(): Promise<void>;
}

/** Limits that no test on a slow machine reaches by itself. */
const PATIENT: ModelSettings = {
  firstTokenMs: 20_000,
  idleMs: 20_000,
  totalMs: 30_000,
  callsPerUserMinute: 1_000_000,
};

export async function mockModel(): Promise<MockModel> {
  const mock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
  await mock.start();
  const use: MockModel['use'] = (settings = {}, onRefusal, onSpent) =>
    openModel({ baseUrl: `${mock.url}/v1`, model: 'mock', ...PATIENT, ...settings }, onRefusal, onSpent);
  return {
    mock,
    says(response, options) {
      mock.clearFixtures();
      mock.clearRequests();
      mock.on({ endpoint: 'chat' }, response, options);
    },
    requests: () => mock.getRequests().map((entry) => entry.body as ChatCompletionRequest),
    use,
    assistant: (settings) => createAssistant({ model: use(settings) }),
    stop: () => mock.stop(),
  };
}

/** A request for a plan, as the server reads it: the numbered lines of its facts. */
export function linesOf(request: ChatCompletionRequest): { number: number; parts: string[] }[] {
  const [, facts = ''] = /<facts>\n([\s\S]*?)\n<\/facts>/.exec(String(request.messages[1]?.content)) ?? [];
  return facts.split('\n').map((line) => {
    const [number, ...parts] = line.split(' | ');
    return { number: Number(number), parts };
  });
}

/** What a server says that returns these clauses. */
export const planOf = (clauses: readonly object[], language = 'en'): string =>
  JSON.stringify({ clauses, language });
