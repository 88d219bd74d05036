import { expressionText, isExpression } from '../expressions/expression.ts';
import { freeNames, parseExpression } from '../expressions/syntax.ts';
import { isObject, type Json } from '../json.ts';
import { type Diagnostic, invalid } from './diagnostic.ts';
import { statesOf, type WrittenPlace } from './walk.ts';

/** An inner container may read the variables around it, and may not assign them; nobody assigns `states`. */
export const checkAssignments = (place: WrittenPlace): Diagnostic[] => {
  const around = new Set<string>();
  for (let outer = place.outer; outer; outer = outer.outer) for (const name of assignedIn(outer)) around.add(name);
  return assignments(place).flatMap(({ name, location }) => {
    if (name === 'states') return [invalid("The variable name 'states' is reserved", location)];
    if (!VARIABLE.test(name)) return [invalid(`'${name}' is not a valid variable name`, location)];
    if (!around.has(name)) return [];
    return [invalid(`Variable '${name}' is already assigned in an outer scope`, location)];
  });
};

/** A Unicode identifier of at most 80 characters. */
const VARIABLE = /^\p{ID_Start}\p{ID_Continue}{0,79}$/u;

/** Variables that nobody assigns: AWS takes such a definition, and fails when it gets there. */
export const checkReads = (place: WrittenPlace): Diagnostic[] => {
  const known = new Set<string>(BUILT_IN);
  for (let at: WrittenPlace | undefined = place; at; at = at.outer) for (const name of assignedIn(at)) known.add(name);
  return statesOf(place).flatMap(([state, fields]) =>
    Object.entries(fields)
      .filter(([field]) => field !== 'Branches' && field !== 'ItemProcessor' && field !== 'Iterator')
      .flatMap(([field, value]) => reads(value, `${place.path}/States/${state}/${field}`))
      .filter(({ name }) => !known.has(name))
      .map(({ name, location }): Diagnostic => {
        const message =
          name === 'eval' ? "The function '$eval' is not available." : `Variable '$${name}' is never assigned.`;
        return { severity: 'WARNING', code: 'UNDEFINED_VARIABLE', message, location };
      }),
  );
};

interface Mention {
  readonly name: string;
  readonly location: string;
}

const assignments = (place: WrittenPlace): Mention[] =>
  statesOf(place).flatMap(([state, fields]) => {
    const at = `${place.path}/States/${state}`;
    const parts = (field: string): [Json, string][] =>
      (Array.isArray(fields[field]) ? fields[field] : []).map((part, index) => [part, `${at}/${field}[${index}]`]);
    const owners: [Json, string][] = [[fields, at], ...parts('Catch'), ...parts('Choices')];
    return owners.flatMap(([owner, location]) => {
      const assign = isObject(owner) ? owner.Assign : undefined;
      return isObject(assign)
        ? Object.keys(assign).map((name) => ({ name, location: `${location}/Assign/${name}` }))
        : [];
    });
  });

const assignedIn = (place: WrittenPlace): string[] => assignments(place).map(({ name }) => name);

const reads = (value: Json, location: string): Mention[] => {
  if (typeof value === 'string') {
    if (!isExpression(value)) return [];
    const syntax = parseExpression(expressionText(value));
    if ('problem' in syntax) return [];
    const { variables, assigned } = freeNames(syntax.node);
    return [...variables].filter((name) => !assigned.has(name)).map((name) => ({ name, location }));
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => reads(item, `${location}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => reads(item, `${location}/${key}`));
};

/** Functions of JSONata 2.0 and those that Step Functions adds. */
const BUILT_IN = (
  'states partition range hash random uuid parse ' +
  'abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl decodeUrlComponent ' +
  'distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase formatInteger formatNumber fromMillis ' +
  'join keys length lookup lowercase map match max merge millis min not now number pad parseInteger power reduce replace ' +
  'reverse round shuffle sift single sort split spread sqrt string substring substringAfter substringBefore sum toMillis ' +
  'trim type uppercase zip'
).split(' ');
