import type { Answer } from '../../src/contract/answer.ts';

type Source = Answer['sources'][number];

/** Sources of one publisher. */
export interface Published {
  /** Left out where the titles name it themselves. */
  publisher: string | undefined;
  /** `about`: as of when, and under which licence. */
  sources: { title: string; url: string | undefined; about: string[] }[];
}

/** Returns the sources of an answer, each once and each publisher once, in the order in which they are cited. */
export function publishedSources({ sources }: Pick<Answer, 'sources'>): Published[] {
  const publishers = Map.groupBy(sources, ({ publisher, title }) =>
    title.includes(publisher) ? undefined : publisher,
  );
  return [...publishers].map(([publisher, published]) => ({
    publisher,
    sources: published.map((source) => ({
      title: source.title,
      url: webAddress(source.url),
      about: [dateOf(source, publisher), source.notice].filter((part) => part !== undefined),
    })),
  }));
}

/** Our own words are of no date; anybody else's that has none is said to have none. */
function dateOf({ asOf }: Source, publisher: string | undefined): string | undefined {
  return asOf ?? (publisher === undefined ? undefined : 'undated');
}

/** Returns the address for use in a link; undefined if it is not an http(s) address. */
export function webAddress(url: string | undefined): string | undefined {
  const parsed = url ? URL.parse(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  return parsed.href.replace(/[<>|\s]/g, encodeURIComponent);
}
