export type { SlackSettings } from '../../src/settings.ts';
