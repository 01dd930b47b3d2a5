import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import type { Aspect } from '../../src/contract/aspects.ts';
import { checkDraft } from '../../src/grounding/check.ts';
import { caseOf } from '../../src/grounding/verify.ts';
import { type MockModel, mockModel } from '../model/mock.ts';
import { DRAFT_SETS, type DraftCase, readLines } from './draft-set.ts';

/** A model that lies, in every way of the sets: nothing of it is shown. */

let server: MockModel;
let draft = '';
beforeAll(async () => {
  server = await mockModel();
  server.says(() => ({ content: draft }), { chunkSize: 7 });
});
afterAll(() => server.stop());

const catalogue = createCatalogue(loadEmbedded());
const plain = createAssistant();

describe.each(DRAFT_SETS)('$name', ({ file, there }) => {
  const drafts = there ? readLines<DraftCase>(file) : [];
  const unfaithful = drafts.filter(({ verdict }) => verdict === 'unfaithful');
  const accepted = ({ question, roles, aspects, draft: text }: DraftCase) => {
    const known = roles.flatMap((id) => catalogue.role(id) ?? []);
    return checkDraft(caseOf(question, known, aspects as Aspect[], text, catalogue), catalogue.fields)
      .accepted;
  };

  test.skipIf(!there)('has every kind of unfaithful draft refused, and most of the faithful kept', () => {
    expect(unfaithful.filter(accepted).map(({ id }) => id)).toEqual([]);
    const faithful = drafts.filter(({ verdict }) => verdict === 'faithful');
    expect(faithful.filter(accepted).length).toBeGreaterThanOrEqual(0.9 * faithful.length);
  });

  test.skipIf(!there)('shows nothing that is at fault, and answers every question', async () => {
    const assistant = server.assistant();
    const shown: string[] = [];
    for (const { id, question, roles, aspects, draft: text, badSpan = '' } of unfaithful) {
      draft = text;
      const asked = { roles, aspects: aspects as Aspect[] };
      const answers = [await assistant.ask({ text: question }), await assistant.compare(asked)];
      const own = [await plain.ask({ text: question }), await plain.compare(asked)];
      for (const [at, answer] of answers.entries()) {
        expect(answer.lead).not.toBe('');
        // Our own text may say the same words rightly, of another role or with the source.
        if (answer.lead.includes(badSpan) && !own[at]?.lead.includes(badSpan)) shown.push(id);
      }
    }
    expect(shown).toEqual([]);
  });
});
