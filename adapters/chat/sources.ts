import type { Answer } from '../../src/contract/answer.ts';

type Source = Answer['sources'][number];

/** Sources that stand in one line. */
const A_LINE = 3;

/** Sources of one publisher. */
export interface Published {
  /** Left out where the titles name it themselves. */
  publisher: string | undefined;
  sources: { title: string; asOf: string | undefined; url: string | undefined; notice: string | undefined }[];
}

/** Returns the sources of an answer, each once and each publisher once, in the order in which they are cited. */
export function publishedSources({ sources }: Pick<Answer, 'sources'>): Published[] {
  const publishers = Map.groupBy(sources, ({ publisher, title }) =>
    title.includes(publisher) ? undefined : publisher,
  );
  return [...publishers].flatMap(([publisher, published]) =>
    Array.from({ length: Math.ceil(published.length / A_LINE) }, (_, at) => ({
      publisher,
      sources: published.slice(at * A_LINE, (at + 1) * A_LINE).map((source) => ({
        title: source.title,
        asOf: dateOf(source, publisher),
        url: webAddress(source.url),
        notice: source.notice,
      })),
    })),
  );
}

/** Our own words are of no date; anybody else's that has none is said to have none. */
function dateOf({ asOf }: Source, publisher: string | undefined): string | undefined {
  return asOf ?? (publisher === undefined ? undefined : 'undated');
}

/** Returns the address for use in a link; undefined if it is not an http(s) address. */
function webAddress(url: string | undefined): string | undefined {
  const parsed = url ? URL.parse(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  return parsed.href.replace(/[<>\s]/g, encodeURIComponent);
}
