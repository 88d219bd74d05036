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
  ];
};

/** The types of all fields, once everything has its place. */
const checkShape = (definition: JsonObject): Diagnostic[] => {
  try {
    compileMachine(definition);
    return [];
  } catch (thrown) {
    return [invalid(thrown instanceof Error ? thrown.message : String(thrown), '/')];
  }
};
