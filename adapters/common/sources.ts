import type { Answer } from '../../src/contract/answer.ts';

type Source = Answer['sources'][number];

/** The sources of one publisher, which is empty where the title of a source names it. */
export interface Published {
  publisher: string;
  sources: {
    title: string;
    url: string | undefined /** As of when, and under which licence. */;
    about: string;
  }[];
}

/** Returns the sources by publisher, in order, each publisher once. */
export function byPublisher(sources: readonly Source[]): Published[] {
  const found = new Map<string, Published>();
  for (const { title, publisher, asOf, url, notice } of sources) {
    const named = title.startsWith(publisher);
    const group = found.get(publisher) ?? { publisher: named ? '' : publisher, sources: [] };
    const about = [named ? asOf : (asOf ?? 'undated'), notice].filter(Boolean).join(', ');
    group.sources.push({ title, url, about });
    found.set(publisher, group);
  }
  return [...found.values()];
}
