import type { Findings } from '../answering/findings.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';

/** What was found about one to five roles. */
export type RolesFindings = Extract<Findings, { kind: 'roles' }>;

/** What templates read beside the findings. */
export interface LeadTools {
  fields: FieldRegistry;
  /** Levels of education, the lowest first. */
  levels: readonly string[];
}
