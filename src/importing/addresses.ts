import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { clauseOf } from '../contract/faults.ts';
import { ImportError } from './error.ts';
import { SOURCE_NAMES } from './sources/index.ts';

/** The addresses that ship with Rolewise. */
export const ADDRESSES = fileURLToPath(new URL('../../data/downloads.json', import.meta.url));

const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, 'i');
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const addressSchema = z.strictObject({
  name: z.enum(SOURCE_NAMES),
  /** Other kinds that are read from the same file. */
  also: z.array(z.enum(SOURCE_NAMES)).default([]),
  /** The path below the folder of downloads. */
  file: z.string().min(1),
  url: z.url(),
  /** The pattern of file names for a download by hand, perhaps of another release. */
  like: pattern,
  /** The checksum that it must have, where the list names one. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
    .optional(),
  /** The import goes on without it. */
  optional: z.boolean().default(false),
});
export type Address = z.infer<typeof addressSchema>;

const addressesSchema = z.strictObject({
  /** No file of the list is larger (bytes). */
  largest: z.number().int().positive(),
  files: z.array(addressSchema).min(1),
});
export type Addresses = z.infer<typeof addressesSchema>;

/** Reads a list of addresses; throws an ImportError that says what is wrong with it. */
export async function readAddresses(path: string): Promise<Addresses> {
  try {
    return addressesSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? error.issues.map((issue) => clauseOf(issue, 'it')).join('; ')
        : (error as Error).message;
    throw new ImportError({ file: path }, `is no list of addresses (${reason})`, { cause: error });
  }
}
