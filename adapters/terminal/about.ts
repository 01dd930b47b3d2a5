import type { Assistant } from '../../src/contract/assistant.ts';
import { wrap } from '../../src/layout/width.ts';
import { screenOf } from './screen.ts';

/** Prints what the catalogue holds, where from, and the licence notices of its sources. */
export function about(assistant: Assistant): void {
  const { roles, embedded, sources, licences, model } = assistant.about();
  const { columns } = screenOf(process.stdout);
  const lines = [
    ...wrap(
      `Rolewise knows ${roles.toLocaleString('en-US')} roles, ${embedded} of them in its own words.`,
      columns,
    ),
    ...wrap(wording(model?.name), columns),
    '',
    ...sources.flatMap((source) => {
      const where = source.url ? ` ${source.url}` : '';
      return wrap(
        `${source.title} (${source.publisher}, ${source.asOf ?? 'undated'})${where}`,
        columns,
        '- ',
        '  ',
      );
    }),
    ...licences.flatMap((licence) => ['', ...wrap(licence, columns)]),
  ];
  console.log(lines.join('\n'));
}

function wording(model: string | undefined): string {
  return model === undefined
    ? 'Its answers are in its own words: no language model is set.'
    : `The model ${model} words its first sentences, as far as the facts bear them out.`;
}
