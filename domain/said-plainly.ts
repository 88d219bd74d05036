import type * as z from 'zod';
import { onceAskedFor } from './once-asked-for.ts';

/**
 * What is wrong with a value where its schema has no words of its own: nobody, be it at a form or with an agreement's file, reads the
 * library's. Given to a schema as it judges, `schema.safeParse(value, { error: saidPlainly })`.
 */
export const saidPlainly = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is missing'
        : `This is to be ${kinds[issue.expected] ?? 'something else'}`;
    case 'invalid_value':
      return `Choose ${choices().format(issue.values.map(String))}`;
    case 'too_small':
      return `Give ${issue.inclusive === false ? 'more than' : 'at least'} ${counted(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `Give ${issue.inclusive === false ? 'less than' : 'no more than'} ${counted(issue.maximum, issue.origin)}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'This is not written as it should be';
    default:
      return 'This is not as it should be';
  }
};

const choices = onceAskedFor(() => new Intl.ListFormat('en-GB', { type: 'disjunction' }));

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of answers',
  record: 'a group of answers',
};

const formats: Readonly<Record<string, string>> = {
  date: 'Write a day that exists, as YYYY-MM-DD',
  datetime: 'Write a moment as YYYY-MM-DDTHH:MM:SSZ',
  email: 'Write an email address, like name@example.com',
};

const counted = (limit: number | bigint, origin: string): string => {
  if (origin === 'string') return `${limit} characters`;
  return origin === 'array' ? `${limit} of them` : `${limit}`;
};
