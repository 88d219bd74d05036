import type { DemoApplicant, DemoPage } from '../demo/applicants.ts';
import { type Seen, Visitor } from '../demo/visitor.ts';

/** Applies by the service's forms as fast as they are taken: no page is looked at that the next form does not need. */
export const apply = async (siteUrl: string, applicant: DemoApplicant, windowId: string): Promise<void> => {
  const base = `/apply/windows/${windowId}`;
  const visitor = new Visitor(siteUrl);
  const start = await visitor.signIn(`/apply/sign-in?return=${base}`, {
    email: applicant.email,
    name: applicant.person,
  });
  await visitor.post(start, {}, `${base}/start`);
  for (const page of applicant.pages) await fillIn(visitor, base, start, page);
  await visitor.post(start, {}, `${base}/submit`);
};

const fillIn = async (visitor: Visitor, base: string, form: Seen, { page, fields, file }: DemoPage): Promise<void> => {
  await visitor.post(form, fields, `${base}/questions/${page}`);
  if (file) await visitor.upload(`${base}/files/${page}`, file);
};
