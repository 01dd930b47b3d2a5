import { boundBy } from '../../catalogue/fields.ts';
import type { Rank } from '../../contract/query.ts';
import { withholdsVerdict } from '../claims/index.ts';
import type { Finding, Tools } from '../intent.ts';
import { sideBySide } from '../roles/side-by-side.ts';
import { meeting } from './conditions.ts';

/** "which of them need a degree": named roles side by side by what was asked of them, and which of them meet it. */
export function whichMeet(query: Rank, tools: Tools): Finding {
  const roles = query.roles ?? [];
  const { fields } = tools.catalogue;
  const asked = new Set(boundBy(query.conditions, fields));
  const aspects = [...new Set([...asked].map(({ aspect }) => aspect))];
  const subject = { ...query.subject, aspects, fields: [...asked].map(({ id }) => id) };
  const finding = sideBySide(
    {
      ...query,
      roles: [...roles],
      intent: 'compare',
      subject,
      conditions: [],
      compute: null,
      direction: null,
    },
    roles,
    tools,
  );
  const ids = [...new Set(roles.map(({ id }) => id))];
  const met = meeting(ids, query.conditions, tools);
  // Roles that meet it are the answer; the others are mentioned in the text and in the table.
  const shown = finding.found.roles.filter(({ id }) => met.length === 0 || met.includes(id));
  return {
    ...finding,
    found: { ...finding.found, intent: 'rank', roles: shown, total: met.length },
    main: [
      ...(withholdsVerdict(query) ? [] : [{ say: 'which-meet' as const, roles: met, of: ids.length }]),
      ...finding.main,
    ],
  };
}
