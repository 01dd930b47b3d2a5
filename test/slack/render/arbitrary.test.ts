import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPlainly } from '../../../adapters/slack/render/answer.ts';
import { answers } from '../../terminal/arbitrary.ts';
import { responseFaults } from '../server/schema/arguments.ts';
import type { Json } from '../server/schema/blocks.ts';
import { faultsOf, pagesOf } from './show.ts';

describe('an answer of any shape', () => {
  it('becomes messages that Slack takes, posted and as replies, in its newer blocks and without them', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (answer, withoutLead) => {
        for (const message of pagesOf(answer, { withoutLead })) {
          expect(faultsOf(message)).toEqual([]);
          expect(faultsOf(renderPlainly(message))).toEqual([]);
          expect(responseFaults({ ...message, replace_original: true } as Json)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
