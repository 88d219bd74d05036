/** The stacks of a stage, each needing those before it alone. */
export const stackParts = ['Stored', 'Processes', 'Running'] as const;
type StackPart = (typeof stackParts)[number];

/**
 * The names of what belongs to one stage. Several stand side by side in one account and share nothing: whatever has a name of its own, and
 * whatever is counted, has it from here.
 */
export const namesOf = (stage: string) => {
  const service = `provider-onboarding-${stage}`;
  return {
    /** What has one name for the whole stage. */
    service,
    stack: (part: StackPart) => `ProviderOnboarding-${stage}-${part}`,
    /** @param name of its bundle */
    function: (name: string) => `${service}-${name}`,
    alarm: (id: string) => `${service}-${id}`,
    /** Where a secret lies in Systems Manager. */
    parameter: (name: string) => `/provider-onboarding/${stage}/${name}`,
    /** What functions count, and what is counted in their logs. */
    metricNamespace: `ProviderOnboarding/${stage}`,
    /** Begins the address of a sign-in page. @param chosen by the council, since it must be unique in the region */
    signInDomain: (chosen: string, of: 'providers' | 'officers') => `${chosen}-${stage}-${of}`,
  };
};
