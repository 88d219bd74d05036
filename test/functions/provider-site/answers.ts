import { pagesOf } from '../../../domain/application/application.ts';
import { typedValues } from '../../../functions/shared/forms/typed-values.ts';
import { clock } from '../../builders/clock.ts';
import type { Browser } from '../shared/browser.ts';
import type { ProviderSite } from './world.ts';

type Fields = Record<string, string | readonly string[]>;

/** A good answer to every page of an application for lot A, as a browser sends them. */
export const goodAnswers: Readonly<Record<string, Fields>> = {
  organisation: {
    name: 'Bright Care Ltd',
    legalForm: 'company',
    companyNumber: '01234567',
    address: '1 High Street\nStafford',
  },
  contacts: { name: 'Asha Patel', email: 'asha@brightcare.example', phone: '01632 960 001' },
  registration: { locationId: '1-1000000001', manager: 'in-post', managerPlan: '', ratingStatement: '' },
  lots: { lots: ['A'] },
  'capacity-A': { zones: ['1', '8'], 'hours-1': '120', 'hours-8': '60' },
  bidding: { model: 'alone', others: '' },
  prices: { accepted: 'yes' },
  'mandatory-exclusions': { declared: 'no', details: '' },
  'discretionary-exclusions': { declared: 'no', details: '' },
  conflicts: { declared: 'no', details: '' },
  insurance: {
    employersLiability: '10,000,000',
    publicLiability: '5000000',
    professionalIndemnity: '0',
    commitment: 'yes',
  },
  safeguarding: { lead: 'Sam Jones', 'reviewedOn-day': '1', 'reviewedOn-month': '9', 'reviewedOn-year': '2026' },
  recruitment: { checks: 'yes' },
  continuity: { 'testedOn-day': '12', 'testedOn-month': '5', 'testedOn-year': '2026' },
  'data-protection': { icoNumber: 'ZA123456', toolkit: 'met' },
  'health-and-safety': { declared: 'no', details: '' },
  'modern-slavery': { steps: 'We check every agency that we use.' },
  'contract-terms': { callMonitoring: 'yes', tupe: 'yes', minimumPay: 'yes', realLivingWage: 'plan' },
  experience: { contracts: 'Home care for two councils since 2015.' },
  ...Object.fromEntries(
    ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'].map((id) => [id, { answer: `Our answer to ${id}.` }]),
  ),
  declaration: { signatory: 'Asha Patel', position: 'Director', agreed: 'yes' },
};

/** Fills in and saves one page. */
export const fillIn = async (
  visitor: Browser,
  windowId: string,
  page: string,
  fields: Fields = goodAnswers[page] ?? {},
) => {
  const address = `/apply/windows/${windowId}/questions/${page}`;
  await visitor.get(address);
  return visitor.submit(address, fields);
};

/** Sends a file by the page's own form, straight to storage, and comes back with where storage says to go. */
export const upload = async (site: ProviderSite, visitor: Browser, windowId: string, page: string, file: File) => {
  const { html } = await visitor.get(`/apply/windows/${windowId}/files/${page}`);
  const form = new FormData();
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    form.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  form.append('file', file);
  const action = /<form method="post" action="([^"]+)" enctype/.exec(html)?.[1] ?? '';
  const response = await fetch(action, { method: 'POST', body: form, redirect: 'manual' });
  const location = response.headers.get('location') ?? '';
  return location.startsWith(site.origin) ? visitor.open(location.slice(site.origin.length)) : undefined;
};

export const aPdf = (name = 'Safeguarding policy.pdf', size = 2000) =>
  new File([`%PDF-1.7 ${'x'.repeat(size)}`], name, { type: 'application/pdf' });

/** Starts an application for lot A and completes every page, as a person would. */
export const completeApplication = async (site: ProviderSite, visitor: Browser, windowId: string) => {
  await visitor.get(`/apply/windows/${windowId}`);
  await visitor.submit(`/apply/windows/${windowId}/start`);
  for (const page of Object.keys(goodAnswers)) await fillIn(visitor, windowId, page);
  await upload(site, visitor, windowId, 'safeguarding', aPdf());
};

/** The same application as its pages would have saved it, for tests of what comes after. */
export const aCompleteDraft = async (site: ProviderSite, windowId: string, providerId: string) => {
  const now = clock.now();
  await site.sealed.start(windowId, providerId, now);
  const [agreement] = site.agreements;
  if (!agreement) throw new Error('There is no agreement');
  for (const page of pagesOf(agreement, ['A'])) {
    const typed = typedValues(page.questions, goodAnswers[page.path] ?? {});
    const key = `${windowId}/${providerId}/${page.path}/1/file.pdf`;
    const file = page.file ? { [page.file.name]: { key, name: 'file.pdf', size: 2000, type: 'application/pdf' } } : {};
    const values = { ...page.tidy(typed), ...file };
    await site.sealed.savePage(windowId, providerId, page.path, values, 0, now);
  }
};
