/** What is asked, in words. */
export interface Wording {
  readonly label: string;
  readonly hint?: string;
}
/** `missing` is what is said where nothing was answered, and starts with what to do: Enter, Select, Explain, Describe, Confirm. */
export type Missing = Wording & { readonly missing: string };

export const worded = ({ label, hint }: Wording) => ({ label, ...(hint ? { hint } : {}) });

export const tooLong = (longest: number): string => `Use ${longest.toLocaleString('en-GB')} characters or fewer`;

/**
 * What an answer is called in a message about it, from what asks for it: "Enter the date the policy was last reviewed" gives "The date the
 * policy was last reviewed"; `otherwise` where it says it in another way.
 */
export const calledIn = (missing: string, otherwise: string): string => {
  const [, article = '', called = ''] = /^Enter (the|your) ([^,]+?)(?: in pounds)?(?:,.*)?$/.exec(missing) ?? [];
  return called === '' ? otherwise : `${article === 'the' ? 'The' : 'Your'} ${called}`;
};
