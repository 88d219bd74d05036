import { isObject, type Json, type JsonObject } from '../json.ts';

/** A machine, branch or processor as it is written, and where. */
export interface WrittenPlace {
  readonly path: string;
  readonly container: JsonObject;
  readonly queryLanguage: string;
  readonly outer: WrittenPlace | undefined;
}

export const statesOf = ({ container }: WrittenPlace): [string, JsonObject][] => {
  const states = container.States;
  if (!isObject(states)) return [];
  return Object.entries(states).flatMap(([name, state]) => (isObject(state) ? [[name, state]] : []));
};

/** Every container of a definition, outer ones first. */
export const containersOf = (definition: JsonObject): WrittenPlace[] => {
  const language = definition.QueryLanguage;
  const root = { path: '', container: definition, queryLanguage: languageOf(language, 'JSONPath'), outer: undefined };
  return [root, ...inner(root)];
};

export const languageOf = (written: Json | undefined, inherited: string): string =>
  typeof written === 'string' ? written : inherited;

const inner = (place: WrittenPlace): WrittenPlace[] =>
  statesOf(place).flatMap(([name, state]) => {
    const queryLanguage = languageOf(state.QueryLanguage, place.queryLanguage);
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    const written: [string, Json | undefined][] = [
      ...branches.map((branch, index): [string, Json] => [`Branches[${index}]`, branch]),
      ['ItemProcessor', state.ItemProcessor],
      ['Iterator', state.Iterator],
    ];
    return written.flatMap(([field, container]) => {
      if (!isObject(container)) return [];
      const found = { path: `${place.path}/States/${name}/${field}`, container, queryLanguage, outer: place };
      return [found, ...inner(found)];
    });
  });
