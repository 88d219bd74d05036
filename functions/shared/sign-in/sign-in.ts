import { issuer } from './issuer.ts';
import type { SignInOptions } from './options.ts';

/** What a site needs in order to know who somebody is. */
export const signInWith = (options: SignInOptions) => {
  const provider = issuer(options);
  return { ...options, provider, origins: provider.origins };
};

export type SignIn = ReturnType<typeof signInWith>;
