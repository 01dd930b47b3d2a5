import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Findings } from '../intents/findings.ts';

/** What was found about one to five roles. */
export type RolesFindings = Extract<Findings, { kind: 'roles' }>;

/** What templates read beside the findings. */
export interface LeadTools {
  fields: FieldRegistry;
  /** Levels of education, the lowest first. */
  levels: readonly string[];
}
