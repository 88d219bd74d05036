import { isExpression } from '../expressions/expression.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { MAX_NAME_LENGTH, MAX_SECONDS } from '../limits.ts';
import { type Diagnostic, invalid } from './diagnostic.ts';
import { FIELDS, JSONPATH_FIELDS, NOT_HERE } from './fields.ts';
import { missingArguments, requiredButMissing } from './required-arguments.ts';
import { parseResource } from './resource.ts';
import { languageOf, statesOf, type WrittenPlace } from './walk.ts';

/** Whether the engine can call a service, such as `lambda` or `aws-sdk:dynamodb`. */
export type Offers = (service: string) => boolean;

/** Checks each state by itself. */
export const checkStates = (place: WrittenPlace, offers: Offers): Diagnostic[] =>
  statesOf(place).flatMap(([name, state]) => {
    const at = `${place.path}/States/${name}`;
    const type = String(state.Type);
    const fields = FIELDS[type];
    if (state.Type === undefined) return [invalid('These fields are required: [Type]', at)];
    if (!fields) return [invalid(`Value '${type}' is not a valid state type`, `${at}/Type`)];
    return [
      ...checkName(name, at),
      ...checkLanguage(state, place, at),
      ...checkFields(state, fields, at),
      ...checkFlow(state, type, at),
      ...checkHelp(state, at),
      ...(type === 'Task' ? checkTask(state, at, offers) : []),
      ...(type === 'Wait' ? checkWait(state, at) : []),
      ...(type === 'Choice' ? checkChoice(state, at) : []),
      ...(type === 'Map' ? checkMap(state, at) : []),
    ];
  });

const checkName = (name: string, at: string): Diagnostic[] =>
  name.length > MAX_NAME_LENGTH ? [invalid(`State name must be at most ${MAX_NAME_LENGTH} characters`, at)] : [];

const checkLanguage = (state: JsonObject, { queryLanguage }: WrittenPlace, at: string): Diagnostic[] => {
  const language = languageOf(state.QueryLanguage, queryLanguage);
  if (language === 'JSONata') return [];
  return [invalid(`QueryLanguage '${language}' is not supported on this computer, only 'JSONata'`, at)];
};

const checkFields = (
  state: JsonObject,
  { required, allowed }: { readonly required: readonly string[]; readonly allowed: readonly string[] },
  at: string,
): Diagnostic[] => {
  const missing = required.filter((field) => state[field] === undefined);
  return [
    ...(missing.length > 0 ? [invalid(`These fields are required: [${missing.join(', ')}]`, at)] : []),
    ...Object.keys(state)
      .filter((field) => !allowed.includes(field))
      .map((field) => {
        const why = JSONPATH_FIELDS.has(field) ? ' with JSONata' : NOT_HERE.has(field) ? ' on this computer' : '';
        return invalid(`Field '${field}' is not supported${why}`, at);
      }),
  ];
};

const checkFlow = (state: JsonObject, type: string, at: string): Diagnostic[] => {
  if (type === 'Choice' || type === 'Succeed' || type === 'Fail') return [];
  const ends = state.End === true;
  const goesOn = state.Next !== undefined;
  if (ends === goesOn) return [invalid("Exactly one of the fields 'Next' and 'End' is required", at)];
  return [];
};

/** Retry and Catch: States.ALL stands alone, and last. */
const checkHelp = (state: JsonObject, at: string): Diagnostic[] =>
  ['Retry', 'Catch'].flatMap((field) => {
    const list = state[field];
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry, index) => {
      const names = isObject(entry) && Array.isArray(entry.ErrorEquals) ? entry.ErrorEquals : [];
      if (!names.includes('States.ALL')) return [];
      const where = `${at}/${field}[${index}]/ErrorEquals`;
      if (names.length > 1) return [invalid("'States.ALL' must appear alone", where)];
      return index < list.length - 1 ? [invalid(`'States.ALL' must appear in the last ${field}`, where)] : [];
    });
  });

const checkTask = (state: JsonObject, at: string, offers: Offers): Diagnostic[] => [
  ...checkTimes(state, at),
  ...checkResource(state, at, offers),
];

/** A heartbeat that is due after the task's end would never be missed. */
const checkTimes = ({ TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat }: JsonObject, at: string): Diagnostic[] => [
  ...(typeof timeout === 'number' ? checkSeconds(timeout, 1, `${at}/TimeoutSeconds`) : []),
  ...(typeof heartbeat === 'number' ? checkSeconds(heartbeat, 1, `${at}/HeartbeatSeconds`) : []),
  ...(typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout
    ? [
        invalid(
          "The value of 'HeartbeatSeconds' must be smaller than that of 'TimeoutSeconds'",
          `${at}/HeartbeatSeconds`,
        ),
      ]
    : []),
];

const checkSeconds = (seconds: number, least: number, at: string): Diagnostic[] =>
  Number.isInteger(seconds) && seconds >= least && seconds <= MAX_SECONDS
    ? []
    : [invalid(`Value must be an integer between ${least} and ${MAX_SECONDS}`, at)];

const checkResource = (state: JsonObject, at: string, offers: Offers): Diagnostic[] => {
  const written = state.Resource;
  if (typeof written !== 'string') return [];
  const resource = parseResource(written);
  if (resource && (resource.kind === 'lambda-function' || offers(resource.service))) {
    const given = state.Arguments;
    const missing = isObject(given) ? missingArguments(resource, Object.keys(given)) : [];
    return missing.map((name) => invalid(requiredButMissing(name), `${at}/Arguments`));
  }
  const message = `The resource provided ${written} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
  return [invalid(message, `${at}/Resource`)];
};

const checkWait = (state: JsonObject, at: string): Diagnostic[] => {
  const given = ['Seconds', 'Timestamp'].filter((field) => state[field] !== undefined);
  if (given.length !== 1) return [invalid("Exactly one of the fields 'Seconds' and 'Timestamp' is required", at)];
  const { Seconds: seconds } = state;
  return typeof seconds === 'number' ? checkSeconds(seconds, 0, `${at}/Seconds`) : [];
};

const checkChoice = (state: JsonObject, at: string): Diagnostic[] => {
  const rules = Array.isArray(state.Choices) ? state.Choices : [];
  if (rules.length === 0) return [invalid('At least one choice is required', `${at}/Choices`)];
  return rules.flatMap((rule, index) => checkRule(rule, `${at}/Choices[${index}]`));
};

const RULE_FIELDS = ['Condition', 'Next', 'Assign', 'Output', 'Comment'];

const checkRule = (rule: Json, at: string): Diagnostic[] => {
  if (!isObject(rule)) return [invalid('Value must be an object', at)];
  const missing = ['Condition', 'Next'].filter((field) => rule[field] === undefined);
  const strange = Object.keys(rule).filter((field) => !RULE_FIELDS.includes(field));
  const condition = rule.Condition;
  return [
    ...(missing.length > 0 ? [invalid(`These fields are required: [${missing.join(', ')}]`, at)] : []),
    ...(typeof condition === 'string' && !isExpression(condition)
      ? [invalid('Value must be a boolean or a JSONata expression', `${at}/Condition`)]
      : []),
    ...strange.map((field) => invalid(`Field '${field}' is not supported`, at)),
  ];
};

const checkMap = (state: JsonObject, at: string): Diagnostic[] => {
  const processors = [state.ItemProcessor, state.Iterator].filter((processor) => processor !== undefined);
  const [processor] = processors;
  if (processors.length !== 1 || !isObject(processor))
    return [invalid('These fields are required: [ItemProcessor]', at)];
  const config = isObject(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
  if (config.Mode === 'DISTRIBUTED') {
    return config.ExecutionType === undefined
      ? [invalid('These fields are required: [ExecutionType]', `${at}/ItemProcessor/ProcessorConfig`)]
      : [];
  }
  return ['ItemBatcher', 'Label']
    .filter((field) => state[field] !== undefined)
    .map((field) => invalid(`Field '${field}' is only supported in Distributed mode`, at));
};
