import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Questions whose answers every front end must be able to show. */

export interface Asked {
  text: string;
  conversation?: string | undefined;
}

/** The question sets beside the project, for where they are at hand. */
export const SETS = ['seed', 'onet', 'real', 'everyday'].map((set) => {
  const name = `${set}-questions.jsonl`;
  const path = fileURLToPath(new URL(`../../../shared/eval/${name}`, import.meta.url));
  return { name, here: existsSync(path), read: () => read(path) };
});

/** The question sets of strangers that come along. */
export const SPENT = globSync(fileURLToPath(new URL('../../data/eval/spent/*.jsonl', import.meta.url)))
  .sort()
  .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), here: true, read: () => read(path) }));

/** Questions of our own, for everywhere. */
export const OWN: Asked[] = [
  'officer vs director?',
  'operations officer vs operations director salary',
  'compare operations officer, operations director, office manager and operations manager',
  'what does an office manager do?',
  'operations manager skills',
  'manager vs director',
  'moonbeam wrangler pay',
  'which role pays the most?',
  'how do I get from office manager to operations manager?',
  'which roles do you know?',
  'hi',
].map((text) => ({ text }));

function read(path: string): Asked[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Asked);
}
