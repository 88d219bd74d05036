/** How an address was answered: a picture was made, a file was sent, it led on, or it was refused. */
export type Answered = 'page' | 'file' | 'leads on' | 'refused';

/** The pattern of a site that an address has: of several the one with the fewest names. */
export const patternOf = (patterns: readonly string[], address: string): string => {
  const path = address.split(/[?#]/)[0] ?? '';
  const names = (pattern: string) => pattern.split('{').length;
  const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`);
  const [best] = patterns.filter((each) => fits(each).test(path)).toSorted((one, other) => names(one) - names(other));
  return best ?? path;
};

/** What was seen of a site's patterns. */
export const routesSeen = (patterns: readonly string[]) => {
  const seen = new Map(patterns.map((pattern) => [pattern, new Set<Answered>()]));
  const best = (pattern: string): Answered => {
    const answers = seen.get(pattern);
    return (['page', 'file', 'leads on'] as const).find((each) => answers?.has(each)) ?? 'refused';
  };
  const those = (answered: Answered) => patterns.filter((pattern) => best(pattern) === answered);
  return {
    note: (address: string, answered: Answered) => void seen.get(patternOf(patterns, address))?.add(answered),
    /** Whether there is a picture of the route of an address. */
    isPictured: (address: string): boolean => best(patternOf(patterns, address)) === 'page',
    /** Which of them are files, which lead on to another page at best, and which were never seen. */
    summary: () => ({ files: those('file'), leadOn: those('leads on'), missing: those('refused') }),
  };
};
