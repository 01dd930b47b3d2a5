import { type Catalogue, EVIDENCE, type ImportedStore, type TitleEntry } from '../src/catalogue/catalogue.ts';
import type { NamesByCode } from '../src/catalogue/names.ts';

/** A title with the codes of the roles that have it. */
export interface ListedTitle {
  text: string;
  socs: string[];
}

/** Every title once, with the codes of the roles that have it, the strongest evidence first. */
export function listedTitles(
  catalogue: Catalogue,
  imported: ImportedStore | undefined,
  names: NamesByCode,
): ListedTitle[] {
  const entries: TitleEntry[] = [...(imported?.titles() ?? [])];
  for (const id of catalogue.embeddedIds) {
    for (const title of [catalogue.head(id).title, ...(catalogue.role(id)?.aliases ?? [])])
      entries.push({ title, role: id, evidence: 'curated' });
  }
  for (const [code, { called = [] }] of Object.entries(names)) {
    const role = catalogue.bySoc(code);
    if (role !== undefined)
      entries.push(...called.map((title) => ({ title, role, evidence: 'called' as const })));
  }
  const rank = ({ evidence }: TitleEntry) => EVIDENCE.indexOf(evidence);
  const socOf = (role: string) => /\d{2}-\d{4}\.\d{2}/.exec(role)?.[0] ?? catalogue.head(role).soc;
  const byText = new Map<string, string[]>();
  for (const entry of entries.sort((a, b) => rank(a) - rank(b))) {
    const soc = socOf(entry.role);
    if (soc === null) continue;
    byText.set(entry.title, [...(byText.get(entry.title) ?? []), soc]);
  }
  return [...byText].map(([text, socs]) => ({ text, socs: [...new Set(socs)] }));
}
