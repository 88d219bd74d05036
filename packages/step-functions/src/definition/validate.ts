import * as z from 'zod';
import { isObject, type JsonObject, tryParseJson } from '../json.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkStates, type Offers } from './check-states.ts';
import { checkNames, checkTransitions } from './check-transitions.ts';
import { checkAssignments, checkReads } from './check-variables.ts';
import { compileMachine } from './compile.ts';
import { type Diagnostic, invalid } from './diagnostic.ts';
import { containersOf } from './walk.ts';

/**
 * What is wrong with a definition; nothing when AWS would take it and this engine can run it. asl-validator is not
 * asked here: it refuses an Output that is no object, which AWS takes, and needs a sixth of a second each time.
 */
export const validateDefinition = (text: string, offers: Offers): Diagnostic[] => {
  const definition = tryParseJson(text);
  if (!isObject(definition)) {
    return [invalid('The definition is not a JSON object', '/', 'INVALID_JSON_DESCRIPTION')];
  }
  const places = containersOf(definition);
  const found = [
    ...checkMachine(definition),
    ...places.flatMap((place) => [
      ...checkTransitions(place),
      ...checkStates(place, offers),
      ...checkExpressions(place),
      ...checkAssignments(place),
      ...checkReads(place),
    ]),
    ...checkNames(places),
  ];
  return found.some(({ severity }) => severity === 'ERROR') ? found : [...found, ...checkShape(definition)];
};

const MACHINE_FIELDS = ['Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version'];

const checkMachine = (definition: JsonObject): Diagnostic[] => {
  const language = definition.QueryLanguage;
  return [
    ...Object.keys(definition)
      .filter((field) => !MACHINE_FIELDS.includes(field))
      .map((field) => invalid(`Field '${field}' is not supported`, '/')),
    ...(language !== undefined && language !== 'JSONata' && language !== 'JSONPath'
      ? [invalid(`Value '${String(language)}' is not a valid query language`, '/QueryLanguage')]
      : []),
    ...(definition.Version !== undefined && definition.Version !== '1.0'
      ? [invalid(`Value '${String(definition.Version)}' is not a valid version, only '1.0'`, '/Version')]
      : []),
  ];
};

/** The types of all fields, once everything has its place. */
const checkShape = (definition: JsonObject): Diagnostic[] => {
  try {
    compileMachine(definition);
    return [];
  } catch (thrown) {
    if (thrown instanceof z.ZodError) return thrown.issues.map(ofShape);
    return [invalid(thrown instanceof Error ? thrown.message : String(thrown), '/')];
  }
};

const ofShape = ({ code, message, path }: z.core.$ZodIssue): Diagnostic => {
  const location = path.map((part) => (typeof part === 'number' ? `[${part}]` : `/${String(part)}`)).join('');
  return invalid(code === 'invalid_union' ? 'The field does not take a value of this type' : message, location || '/');
};
