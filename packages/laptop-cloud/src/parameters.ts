import type { OutsideService } from './outside.ts';
import { ssm } from './ssm/ssm.ts';
import type { LambdaFunction } from './template/functions.ts';

/** A template cannot make a secret: a person puts it into a parameter, whose name functions are given under such a variable. */
const namesAParameter = /_PARAMETER$/;

/** What the functions are given under the variables of the template. */
export const variablesOf = (functions: readonly Pick<LambdaFunction, 'environment'>[]) => {
  const given = functions.flatMap(({ environment }) => Object.entries(environment));
  const valuesOf = (variable: string): readonly string[] => [
    ...new Set(given.flatMap(([key, value]) => (key === variable ? [value] : []))),
  ];
  const parameters = [...new Set(given.flatMap(([key, value]) => (namesAParameter.test(key) ? [value] : [])))];
  return { valuesOf, parameters };
};

/** The secrets that the functions read, each made up in the form that the service which it is for gives out. */
export const openSecrets = (
  file: string,
  { valuesOf, parameters }: ReturnType<typeof variablesOf>,
  services: () => readonly OutsideService[],
) => {
  const forms = () =>
    new Map(
      services().flatMap(({ keys = {} }) =>
        Object.entries(keys).flatMap(([variable, makeUp]) => valuesOf(variable).map((name) => [name, makeUp] as const)),
      ),
    );
  const secrets = ssm({ file, names: parameters, forms });
  return { handle: secrets.handle, secretsOf: (variable: string) => valuesOf(variable).map(secrets.value) };
};
