import { putUnder } from '../../lists.ts';
import type { Evidence, Place, RoleHead, TitleEntry } from '../catalogue.ts';
import { kindOf } from '../store-write.ts';
import { decodeTexts } from './cells.ts';
import type { Lines } from './lines.ts';

/** A role as its table has it. */
export interface RoleRow {
  head: Pick<RoleHead, 'id' | 'title' | 'soc' | 'kind'>;
  plural: string;
  /** Under which code its figures by place are published, and the title of the group that shares them. */
  published: { code: string; wider: string } | undefined;
  members: readonly string[];
}

export function roleRows(lines: Lines): Map<string, RoleRow> {
  return new Map(
    lines.all().map((line) => {
      const [id = '', soc = '', title = '', plural = '', code = '', wider = '', members = ''] =
        line.split('\t');
      const kind = kindOf({ id }) === 'group-' ? 'group' : 'role';
      const row: RoleRow = {
        head: { id, title, soc: soc || null, kind },
        plural: plural || title,
        published: code === '' ? undefined : { code, wider },
        members: members === '' ? [] : members.split(' '),
      };
      return [id, row];
    }),
  );
}

export function placeRows(lines: Lines): Place[] {
  return lines.all().map((line) => {
    const [code = '', kind = '', short = '', title = ''] = line.split('\t');
    return { code, kind: kind as Place['kind'], title, ...(short ? { short } : {}) };
  });
}

export function titleRows(lines: Lines): TitleEntry[] {
  return lines.all().flatMap((line) => {
    const [role = '', evidence = '', titles = ''] = line.split('\t');
    return decodeTexts(titles).map((title) => ({ role, evidence: evidence as Evidence, title }));
  });
}

/** The fields that a role lacks, each with the reason. */
export type GapsOf = (id: string) => { field: string; reason: string }[];

/** Returns the gaps by role; a row names the ids that lack its field, or a mark of all of a kind. */
export function gapsByRole(lines: Lines): GapsOf {
  const rows = lines.all().map((line) => {
    const [field = '', reason = '', ids = ''] = line.split('\t');
    return { gap: { field, reason }, ids: ids.split(' ') };
  });
  const rowsOf = new Map<string, number[]>();
  for (const [at, { ids }] of rows.entries()) for (const id of ids) putUnder(rowsOf, id, at);
  return (id) => {
    const own = new Set([...(rowsOf.get(id) ?? []), ...(rowsOf.get(`${kindOf({ id })}*`) ?? [])]);
    return [...own].sort((a, b) => a - b).flatMap((at) => rows[at]?.gap ?? []);
  };
}
