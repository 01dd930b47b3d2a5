import type { Source } from '../../contract/schema.ts';
import { openFiles } from '../archive.ts';
import { onetFacts } from './onet-facts.ts';
import { type Onet, readOnet } from './onet-release.ts';
import { type OfficialFile, UNITED_STATES } from './source.ts';

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

/** The licence asks for its notice with the number of the release. */
function sourceOf({ release, date }: Onet): Source {
  return {
    id: `onet-${release}`,
    title: `O*NET ${release} Database`,
    publisher: 'U.S. Department of Labor, Employment and Training Administration',
    asOf: date,
    geography: UNITED_STATES,
    url: 'https://www.onetcenter.org/database.html',
    notice: 'CC BY 4.0, modified',
    licence:
      `This page includes information from the O*NET ${release} Database by the U.S. Department of Labor, Employment and ` +
      'Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. ' +
      'Rolewise has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications.',
    notes: [],
  };
}
