import { isObject, type Json, type JsonObject } from '../json.ts';
import { type Diagnostic, invalid } from './diagnostic.ts';
import { statesOf, type WrittenPlace } from './walk.ts';

interface Transition {
  readonly field: string;
  readonly target: string;
  readonly location: string;
}

/** Every state can be reached, every transition leads somewhere, and the container ends. */
export const checkTransitions = (place: WrittenPlace): Diagnostic[] => {
  const states = new Map(statesOf(place));
  if (states.size === 0) return [invalid('These fields are required: [States]', place.path || '/')];
  const startAt = place.container.StartAt;
  if (typeof startAt !== 'string') return [invalid('These fields are required: [StartAt]', place.path || '/')];
  const start = { field: 'StartAt', target: startAt, location: `${place.path}/StartAt` };
  const all = [...states].flatMap(([name, state]) => transitions(state, `${place.path}/States/${name}`));
  const missing = [start, ...all].filter(({ target }) => !states.has(target));
  if (missing.length > 0) {
    return missing.map(({ field, target, location }) =>
      invalid(`Missing '${field}' target: ${target}`, location, 'MISSING_TRANSITION_TARGET'),
    );
  }
  const targets = new Set([startAt, ...all.map(({ target }) => target)]);
  const lost = [...states.keys()].filter((name) => !targets.has(name));
  if (lost.length > 0) {
    return lost.map((name) =>
      invalid(`State "${name}" is not reachable.`, `${place.path}/States/${name}`, 'MISSING_TRANSITION_TARGET'),
    );
  }
  const ends = [...states.values()].some(
    (state) => state.End === true || state.Type === 'Succeed' || state.Type === 'Fail',
  );
  return ends ? [] : [invalid('Workflow has no terminal state', place.path || 'null', 'MISSING_END_STATE')];
};

const transitions = (state: JsonObject, at: string): Transition[] => [
  ...target(state, 'Next', at),
  ...target(state, 'Default', at),
  ...targets(state.Choices, `${at}/Choices`),
  ...targets(state.Catch, `${at}/Catch`),
];

const target = (from: JsonObject, field: string, at: string): Transition[] => {
  const to = from[field];
  return typeof to === 'string' ? [{ field, target: to, location: `${at}/${field}` }] : [];
};

const targets = (list: Json | undefined, at: string): Transition[] =>
  (Array.isArray(list) ? list : []).flatMap((entry, index) =>
    isObject(entry) ? target(entry, 'Next', `${at}[${index}]`) : [],
  );

/** Names of states are unique within the whole machine, nested ones included. */
export const checkNames = (places: readonly WrittenPlace[]): Diagnostic[] => {
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const place of places) {
    for (const [name] of statesOf(place)) {
      if (seen.has(name)) {
        found.push(invalid(`Duplicate State name: ${name}`, `${place.path}/States/${name}`, 'DUPLICATE_STATE_NAME'));
      }
      seen.add(name);
    }
  }
  return found;
};
