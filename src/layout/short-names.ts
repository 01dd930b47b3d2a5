import type { Answer, AnswerTable } from '../contract/answer.ts';

/**
 * Returns the table of an answer as narrow places show it: a column or a row whose title is long bears the short
 * name of its role. Null for an answer without a table.
 */
export function tableWithShortNames({ table, roles }: Pick<Answer, 'table' | 'roles'>): AnswerTable | null {
  const short = new Map(roles.map((role) => [role.title, role.short ?? role.title]));
  const named = (title: string) => short.get(title) ?? title;
  const rows = table?.rows.map((row) => ({ ...row, label: named(row.label) })) ?? [];
  return table && { columns: table.columns.map(named), rows };
}
