import type { Item } from '../../contract/schema.ts';

/** The imported O*NET data of one occupation. */
export interface OnetOccupation {
  code: string;
  title: string;
  description: string;
  jobTitles: string[];
  shortTitles: string[];
  reported: string[];
  tasks: string[];
  otherTasks: string[];
  /** Labels of detailed work activities, those of the tasks that are listed first and of most of them first. */
  activities: string[];
  skills: Item[];
  software: Item[];
  education: { items: Item[]; date: string | null; imprecise: boolean } | null;
  zone: { zone: number; name: string } | null;
  interests: string[];
  /** The interests were estimated by a program, not asked of anyone. */
  estimated: boolean;
  related: string[];
}
