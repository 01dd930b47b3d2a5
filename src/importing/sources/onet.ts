import type { Source } from '../../contract/schema.ts';
import { openFiles } from '../archive.ts';
import { onetFacts } from './onet-facts.ts';
import { type Onet, readOnet } from './onet-release.ts';
import { type OfficialFile, onetSource } from './source.ts';

/** The O*NET release, which names the occupations: the one file that an import cannot do without. */
export const onet: OfficialFile<Onet> = {
  about: 'folder or zip of an O*NET text release',
  like: /^(?:db|onet)[_-]\d+[._]\d+(?:_text)?(?:\.zip)?$/i,
  example: 'db_30_3_text.zip',
  async read(path) {
    using files = await openFiles(path);
    return await readOnet(files, path);
  },
  source: sourceOf,
  skipped: ({ skipped }) => skipped,
  facts: ({ occupation }, read, source) => (occupation ? onetFacts(occupation, read, source) : []),
  gaps({ occupation }) {
    const ofWork = [
      'duties.tasks',
      'duties.activities',
      'skills.importance',
      'skills.software',
      'education.required',
      'requirements.job_zone',
    ];
    const environment = {
      fields: ['environment.place', 'environment.focus', 'environment.industries', 'environment.tasks'],
      reason: 'the official files name no workplaces or industries',
    };
    if (!occupation)
      return [
        { fields: ofWork, reason: 'O*NET describes single occupations, not groups of them' },
        environment,
      ];
    const bare = occupation.tasks.length + occupation.otherTasks.length === 0;
    const reason = bare
      ? 'O*NET publishes only a title and a description for this occupation'
      : 'O*NET has not collected it for this occupation';
    return [{ fields: ofWork, reason }, environment];
  },
};

function sourceOf({ release, date }: Onet): Source {
  const title = `O*NET ${release} Database`;
  return onetSource({ id: release, title, asOf: date, of: title });
}
