import { openShipped } from '../../src/catalogue/store.ts';

/** Opens the official data of a folder as any command does, and tells a figure of it. */
const store = openShipped(process.argv[2] ?? '');
const median = store?.role('onet-11-1021.00')?.facts.find((fact) => fact.field === 'salary.median');
store?.blob('titles');
process.send?.(median?.value ?? null);
