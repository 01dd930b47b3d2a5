import uFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search } from '@orama/orama';
import { Index } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

/** Positions of titles, best first, at most `DEEP` of them; a promise for libraries that are only asynchronous. */
type Search = (mention: string) => number[] | Promise<number[]>;

/** A search library as one would use it for titles: fuzzy where it can be, otherwise as it comes. */
export interface Peer {
  name: string;
  open(titles: readonly string[]): Search | Promise<Search>;
}

/** More titles than five roles are likely to share. */
const DEEP = 25;

export const PEERS: readonly Peer[] = [
  {
    name: 'fuse.js',
    open(titles) {
      const fuse = new Fuse(titles, { includeScore: true });
      return (mention) => fuse.search(mention, { limit: DEEP }).map((hit) => hit.refIndex);
    },
  },
  {
    name: 'MiniSearch',
    open(titles) {
      const index = new MiniSearch({ fields: ['title'], searchOptions: { fuzzy: 0.2, prefix: true } });
      index.addAll(titles.map((title, id) => ({ id, title })));
      return (mention) =>
        index
          .search(mention)
          .slice(0, DEEP)
          .map((hit) => hit.id as number);
    },
  },
  {
    name: 'FlexSearch',
    open(titles) {
      const index = new Index({ tokenize: 'forward', encoder: 'LatinBalance' });
      titles.forEach((title, id) => {
        index.add(id, title);
      });
      return (mention) => index.search(mention, { limit: DEEP, suggest: true }) as number[];
    },
  },
  {
    name: 'uFuzzy',
    open(titles) {
      const fuzzy = new uFuzzy({ intraMode: 1 });
      const haystack = [...titles];
      return (mention) => {
        const [found, info, order] = fuzzy.search(haystack, mention, 1);
        if (!found) return [];
        if (!info || !order) return found.slice(0, DEEP);
        return order.slice(0, DEEP).flatMap((at) => info.idx[at] ?? []);
      };
    },
  },
  {
    name: 'Orama',
    async open(titles) {
      const index = create({ schema: { title: 'string' } as const });
      await insertMultiple(
        index,
        titles.map((title, id) => ({ id: String(id), title })),
      );
      return async (mention) => {
        const { hits } = await search(index, { term: mention, tolerance: 1, limit: DEEP });
        return hits.map((hit) => Number(hit.id));
      };
    },
  },
];
