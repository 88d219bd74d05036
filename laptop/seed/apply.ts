import type { DemoApplicant, DemoPage } from '../demo/applicants.ts';
import { type Seen, Visitor } from '../demo/visitor.ts';

/** Applies by the service's forms as fast as they are taken: no page is looked at that the next form does not need. */
export const apply = async (siteUrl: string, applicant: DemoApplicant, windowId: string): Promise<void> => {
  const applying = await begin(siteUrl, applicant, windowId);
  await fillInAll(applying, applicant.pages);
  await applying.visitor.post(applying.start, { knowing: 'yes' }, `${applying.base}/submit`);
};

/** Somebody who has begun to apply. */
export interface Applying {
  readonly email: string;
  readonly visitor: Visitor;
  /** The page on which it began: its forms are like all others. */
  readonly start: Seen;
  /** The path of the window. */
  readonly base: string;
}

/** Signs in and begins an application. */
export const begin = async (
  siteUrl: string,
  { email, person }: Pick<DemoApplicant, 'email' | 'person'>,
  windowId: string,
): Promise<Applying> => {
  const base = `/apply/windows/${windowId}`;
  const visitor = new Visitor(siteUrl);
  const start = await visitor.signIn(`/apply/sign-in?return=${base}`, { email, name: person });
  await visitor.post(start, {}, `${base}/start`);
  return { email, visitor, start, base };
};

/** Fills in these pages, with their files. */
export const fillInAll = async ({ visitor, start, base }: Applying, pages: readonly DemoPage[]): Promise<void> => {
  for (const page of pages) await fillIn(visitor, base, start, page);
};

const fillIn = async (visitor: Visitor, base: string, form: Seen, { page, fields, file }: DemoPage): Promise<void> => {
  await visitor.post(form, fields, `${base}/questions/${page}`);
  if (file) await visitor.upload(`${base}/files/${page}`, file);
};
