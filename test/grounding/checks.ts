import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { ASPECTS, type Aspect } from '../../src/contract/aspects.ts';
import { checkDraft, type DraftVerdict } from '../../src/grounding/check.ts';
import { caseOf } from '../../src/grounding/verify.ts';

/** A draft with what it is held against. */
export interface LabelledDraft {
  id: string;
  question: string;
  roles: string[];
  aspects: Aspect[];
  draft: string;
  verdict: 'faithful' | 'unfaithful';
  kind: string;
}

export const embedded = createCatalogue(loadEmbedded());

export const OFFICERS = ['operations-officer', 'operations-director'];
export const MANAGERS = ['office-manager', 'operations-manager'];

export interface Given {
  roles?: readonly string[];
  aspects?: readonly Aspect[];
  question?: string;
  catalogue?: Catalogue;
}

/** What the check makes of a draft over roles of the embedded catalogue, all their facts given. */
export function judge(
  draft: string,
  { roles = OFFICERS, aspects = ASPECTS, question = '', catalogue = embedded }: Given = {},
): DraftVerdict {
  const known = roles.map((id) => {
    const role = catalogue.role(id);
    if (!role) throw new Error(`no role ${id}`);
    return role;
  });
  return checkDraft(caseOf(question, known, aspects, draft, catalogue), catalogue.fields);
}

export const accepts = (draft: string, given?: Given) => judge(draft, given).accepted;

/** Drafts of our own wording with a verdict each, over the embedded roles. */
export const labelledDrafts: LabelledDraft[] = readFileSync(join(import.meta.dirname, 'drafts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledDraft);
