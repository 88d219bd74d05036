import type { DemoApplicant, DemoPage } from './applicants.ts';
import { plain, type Seen, type Visitor } from './visitor.ts';

/**
 * Fills in the whole form as this applicant would, a page at a time, uploads its files, submits, and answers the receipt's reference. Whoever
 * has applied already is left as they are.
 */
export const apply = async (visitor: Visitor, applicant: DemoApplicant, windowId: string): Promise<string> => {
  const base = `/apply/windows/${windowId}`;
  await visitor.signIn('/apply/sign-in?return=/apply', { email: applicant.email, name: applicant.name });
  const begun = await visitor.open(base);
  if (begun.url.endsWith('/receipt')) return referenceOn(begun, applicant);
  let seen = begun.url.endsWith('/tasks') ? begun : await visitor.send(begun, {}, `${base}/start`);
  for (const page of applicant.pages) seen = await fillIn(visitor, base, page, seen);
  // Some are refused for what they answer, and apply all the same.
  return referenceOn(await visitor.submit(`${base}/check`, { knowing: 'yes' }, `${base}/submit`), applicant);
};

const referenceOn = (receipt: Seen, applicant: DemoApplicant): string => {
  const reference = /[A-Z]{2,4}-\d{4}-[0-9A-Z]{6}/.exec(plain(receipt.html))?.[0];
  if (!reference) throw new Error(`${applicant.name} got no receipt`);
  return reference;
};

/** The page after one page is mostly the next to fill in, so it is not asked for again. */
const fillIn = async (visitor: Visitor, base: string, { page, fields, file }: DemoPage, seen: Seen): Promise<Seen> => {
  const path = `${base}/questions/${page}`;
  const form = new URL(seen.url).pathname === path ? seen : await visitor.open(path);
  const after = await saidToBeTheirs(visitor, await visitor.send(form, fields, path));
  return file ? visitor.upload(`${base}/files/${page}`, file) : after;
};

/** Who is shown what CQC's register says of the location they entered, and asked whether that is them, says so. */
const saidToBeTheirs = async (visitor: Visitor, seen: Seen): Promise<Seen> =>
  seen.html.includes('name="isYou"') ? visitor.send(seen, { isYou: 'yes' }, new URL(seen.url).pathname) : seen;
