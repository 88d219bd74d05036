import { expressionText, isExpression, isHalfExpression } from '../expressions/expression.ts';
import { freeNames, parseExpression } from '../expressions/syntax.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { type Diagnostic, invalid } from './diagnostic.ts';
import { statesOf, type WrittenPlace } from './walk.ts';

/** Members of `$states` that a field may read beside `input` and `context`. */
type Readable = 'result' | 'errorOutput';

/** Fields that hold no payload template: transitions, names, and what is checked as a container of its own. */
const NOT_TEMPLATES = new Set([
  'Type',
  'Comment',
  'QueryLanguage',
  'Resource',
  'Next',
  'End',
  'Default',
  'Branches',
  'ItemProcessor',
  'Iterator',
  'Label',
]);

const RESULT_TYPES = new Set(['Task', 'Parallel', 'Map']);

/** Every JSONata expression parses and reads only what there is. */
export const checkExpressions = (place: WrittenPlace): Diagnostic[] =>
  statesOf(place).flatMap(([name, state]) =>
    Object.entries(state)
      .filter(([field]) => !NOT_TEMPLATES.has(field))
      .flatMap(([field, value]) => checkField(state, field, value, `${place.path}/States/${name}/${field}`)),
  );

const checkField = (state: JsonObject, field: string, value: Json, at: string): Diagnostic[] => {
  if (field === 'Catch' && Array.isArray(value)) {
    return value.flatMap((catcher, index) =>
      isObject(catcher)
        ? ['Assign', 'Output'].flatMap((part) => check(catcher[part], `${at}[${index}]/${part}`, ['errorOutput']))
        : [],
    );
  }
  const readsResult = (field === 'Assign' || field === 'Output') && RESULT_TYPES.has(String(state.Type));
  return check(value, at, readsResult ? ['result'] : []);
};

const check = (value: Json | undefined, at: string, readable: readonly Readable[]): Diagnostic[] => {
  if (typeof value === 'string') return checkText(value, at, readable);
  if (Array.isArray(value)) return value.flatMap((item, index) => check(item, `${at}[${index}]`, readable));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => check(item, `${at}/${key}`, readable));
};

const checkText = (value: string, at: string, readable: readonly Readable[]): Diagnostic[] => {
  if (isExpression(value)) return checkExpression(expressionText(value), at, readable);
  if (!isHalfExpression(value)) return [];
  const message = "A JSONata expression must start with '{%' and end with '%}', without spaces outside of them";
  return [invalid(message, at, 'INVALID_JSONATA_EXPRESSION')];
};

const checkExpression = (text: string, at: string, readable: readonly Readable[]): Diagnostic[] => {
  const syntax = parseExpression(text);
  if ('problem' in syntax) return [invalid(syntax.problem, at, 'INVALID_JSONATA_EXPRESSION')];
  const { topLevel, statesMembers } = freeNames(syntax.node);
  const unsupported = (what: string) =>
    invalid(`Reference to '${what}' at the top level is not supported.`, at, 'UNSUPPORTED_JSONATA_EXPRESSION');
  const unreadable = (['result', 'errorOutput'] as const).filter(
    (member) => statesMembers.has(member) && !readable.includes(member),
  );
  return [
    ...[...topLevel].map(unsupported),
    ...unreadable.map((member) =>
      invalid(`'$states.${member}' is not available in this field.`, at, 'UNSUPPORTED_JSONATA_EXPRESSION'),
    ),
  ];
};
