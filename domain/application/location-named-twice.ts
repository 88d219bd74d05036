/** What somebody is told whose location another account of the window names too. */
export interface NamedTwice {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * That it is so, what comes of it (docs/rules.md, rule 4) and whom to ask. Applications are sealed: nothing is said of the other, not whose
 * it is, nor since when, nor how far it has come, and both accounts read the same.
 */
export const namedTwice = ({ council }: { readonly council: string }): NamedTwice => ({
  title: 'Another account names this location too',
  lines: [
    'In this window another account has begun or submitted an application that names this location. We cannot tell you whose it is or how far it has come: applications are sealed until the window closes.',
    'If both are submitted, an officer looks at both before either goes further, since one of them may be somebody else’s. Nobody is refused for that alone, and no contract is made before it is proved who speaks for the location.',
    `If your organisation has two accounts, apply with one of them: withdraw the other application, or change its location. If you know of no other account, ask the procurement team of ${council}. You can go on meanwhile.`,
  ],
});
