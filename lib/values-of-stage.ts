import * as z from 'zod';

/** Values that a stage has for itself in cdk.json, so that each has its own: `"stages": { "live": { "siteUrl": ... }, "trial": { ... } }`. */
const stages = z.record(z.string(), z.record(z.string(), z.unknown())).catch({});

/**
 * What is set for a stage, by name: on the command line or for all stages, or else for this stage alone.
 * @param get reads a context value, undefined where it is not set
 * @param names of all that can be set
 */
export const valuesOfStage = (
  get: (name: string) => unknown,
  names: readonly string[],
): Readonly<Record<string, unknown>> => {
  const stage = get('stage');
  const own = typeof stage === 'string' ? (stages.parse(get('stages') ?? {})[stage] ?? {}) : {};
  const common = names.map((name) => [name, get(name)] as const).filter(([, value]) => value !== undefined);
  return { ...own, ...Object.fromEntries(common) };
};
