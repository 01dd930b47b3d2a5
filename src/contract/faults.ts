import { z } from 'zod';

/**
 * What a schema finds wrong, in words that may follow the name of what is wrong: "must be a list, not a number". They
 * stand in place of zod's own everywhere, also where a library checks with our schemas; what a schema says itself wins.
 */
z.config({ localeError: (issue) => faultOf(issue) });

/** Kinds of values as a person calls them; others keep their names. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};
/** What sizes count; numbers themselves are not counted. */
const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'items', set: 'items' };

function faultOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: it must be ${kindOf(issue.expected)}`
        : wrongKind(issue.expected, issue.input);
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
      return bound(issue, issue.minimum, issue.inclusive === false ? 'more than' : 'at least');
    case 'too_big':
      return bound(issue, issue.maximum, issue.inclusive === false ? 'less than' : 'at most');
    case 'unrecognized_keys':
      return `does not take ${issue.keys.map((key) => `“${key}”`).join(', ')}: check the spelling, or leave it out`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be an address such as https://example.org'
        : 'is not of the right form';
    default:
      return 'fits none of the shapes that are allowed here';
  }
}

function wrongKind(expected: string, given: unknown): string {
  const not = Number.isNaN(given) ? '' : `, not ${kindOf(typeOf(given))}`;
  return `must be ${kindOf(expected)}${not}`;
}

function bound({ origin }: { origin: string }, limit: number | bigint, how: string): string {
  const counted = COUNTED[origin];
  const size = limit.toLocaleString('en-US');
  return counted ? `must have ${how} ${size} ${counted}` : `must be ${how} ${size}`;
}

const kindOf = (type: string): string => KINDS[type] ?? type;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Returns an issue as a clause that begins with the place of the fault, `whole` where that has no name. */
export function clauseOf(
  { path, message }: Pick<z.core.$ZodIssue, 'path' | 'message'>,
  whole: string,
): string {
  return `${path.length > 0 ? `“${placeOf(path)}”` : whole} ${message.replace(/\.$/, '')}`;
}

/** Returns the place of a value inside another: "facts[0].value". */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((made, key) => {
    if (typeof key === 'number') return `${made}[${key}]`;
    return made ? `${made}.${String(key)}` : String(key);
  }, '');
}
