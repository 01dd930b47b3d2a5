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

/** A field that roles lack for one reason; their ids, or a mark of all of a kind, stand between spaces. */
export interface GapRow {
  field: string;
  reason: string;
  ids: string;
}

export function gapRows(lines: Lines): GapRow[] {
  return lines.all().map((line) => {
    const [field = '', reason = '', ids = ''] = line.split('\t');
    return { field, reason, ids: ` ${ids} ` };
  });
}

/** Returns the rows that concern this role. */
export function gapsOf(id: string, rows: readonly GapRow[]): { field: string; reason: string }[] {
  const [own, kind] = [` ${id} `, ` ${kindOf({ id })}* `];
  return rows.flatMap(({ field, reason, ids }) =>
    ids.includes(own) || ids.includes(kind) ? [{ field, reason }] : [],
  );
}
