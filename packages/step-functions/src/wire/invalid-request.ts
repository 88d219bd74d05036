import type * as z from 'zod';
import { AwsError, validationError } from '../aws-error.ts';
import { isObject, type Json } from '../json.ts';

type Issue = z.core.$ZodIssue;

/** How AWS names a JSON value that stands where it cannot. */
const tokenOf = (value: string | number | boolean): string =>
  `${typeof value === 'boolean' ? String(value).toUpperCase() : (typeof value).toUpperCase()}_VALUE`;

const TYPES: Readonly<Record<string, string>> = {
  string: 'String',
  number: 'Integer',
  int: 'Integer',
  boolean: 'Boolean',
};

const at = (body: Json, path: readonly PropertyKey[]): Json | undefined =>
  path.reduce<Json | undefined>((value, key) => (isObject(value) ? value[String(key)] : undefined), body);

/** A value of another JSON type than its member's. @returns undefined where it is none, or is not there at all */
const wrongType = (issue: Issue, value: Json | undefined): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return 'Start of list found where not expected';
  if (typeof value === 'object') return 'Start of structure or map found where not expected.';
  const ofEnum = issue.code === 'invalid_value' && typeof value !== 'string';
  if (issue.code !== 'invalid_type' && !ofEnum) return undefined;
  const wanted = issue.code === 'invalid_type' ? (TYPES[issue.expected] ?? 'structure') : 'String';
  return `${tokenOf(value)} can not be converted to ${wanted}`;
};

const constraint = (issue: Issue): string => {
  if (issue.code === 'invalid_type') return 'Member must not be null';
  if (issue.code === 'invalid_value') return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return issue.message;
  const what = issue.origin === 'string' ? 'length' : 'value';
  return issue.code === 'too_big'
    ? `Member must have ${what} less than or equal to ${issue.maximum}`
    : `Member must have ${what} greater than or equal to ${issue.minimum}`;
};

/** A request that has not its action's shape, in AWS's words: a wrong JSON type cannot even be read, other faults are told together. */
export const invalidRequest = (body: Json, { issues }: z.ZodError): AwsError => {
  for (const issue of issues) {
    const unreadable = wrongType(issue, issue.path.length === 0 ? body : at(body, issue.path));
    if (unreadable) return new AwsError('SerializationException', unreadable);
  }
  const found = issues.map((issue) => {
    const value = at(body, issue.path);
    return `Value ${typeof value === 'string' ? `'${value}'` : String(value ?? null)} at '${issue.path.join('.')}' failed to satisfy constraint: ${constraint(issue)}`;
  });
  return validationError(
    `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected: ${found.join('; ')}`,
  );
};

/** Members that are null count as absent, as AWS reads them. */
export const withoutNulls = (body: Json): Json =>
  isObject(body) ? Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) : body;
