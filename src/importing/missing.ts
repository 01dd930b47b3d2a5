import type { Role, StoredFact } from '../contract/schema.ts';
import { WAGE_FIELDS } from './facts-bls.ts';
import type { Material } from './material.ts';
import type { OnetOccupation } from './occupation.ts';
import type { OewsRow } from './oews.ts';

/** Why a field that such a catalogue has is missing for an occupation. */
export function missingOf(
  occupation: OnetOccupation,
  facts: readonly StoredFact[],
  material: Material,
  row: OewsRow | undefined,
): Role['missing'] {
  const has = new Set(facts.map((fact) => fact.field));
  const missing: Role['missing'] = [];
  const lacks = (fields: readonly string[], reason: string) => {
    for (const field of fields) if (!has.has(field)) missing.push({ field, reason });
  };
  const bare = occupation.tasks.length + occupation.otherTasks.length === 0;
  const onet = bare
    ? 'O*NET publishes only a title and a description for this occupation'
    : 'O*NET has not collected it for this occupation';
  lacks(
    ['duties.tasks', 'skills.importance', 'skills.software', 'education.required', 'requirements.job_zone'],
    onet,
  );
  lacks(
    ['environment.place', 'environment.focus', 'environment.industries', 'environment.tasks'],
    'the official files say nothing of the work environment',
  );
  if (material.oews) {
    const [yearly, hourly] = [
      Object.values(WAGE_FIELDS).map(([year]) => year),
      Object.values(WAGE_FIELDS).map(([, hour]) => hour),
    ];
    if (!row)
      lacks(
        [...yearly, ...hourly, 'outlook.jobs'],
        'the source publishes no wages or jobs for this occupation',
      );
    else {
      lacks(
        yearly,
        row.only === 'hour'
          ? 'the source gives pay by the hour only for this occupation'
          : 'the source does not publish it',
      );
      lacks(
        hourly,
        row.only === 'year'
          ? 'the source gives pay by the year only for this occupation'
          : 'the source does not publish it',
      );
    }
    lacks(['outlook.jobs'], 'the source does not publish it');
  }
  if (material.projections)
    lacks(
      ['outlook.growth', 'outlook.openings', 'education.entry', 'experience.entry', 'requirements.training'],
      'the projections do not cover this occupation',
    );
  if (material.ages)
    lacks(
      ['demographics.age_median'],
      'the source publishes no median age for so few people, or none for this occupation',
    );
  return missing;
}
