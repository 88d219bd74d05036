import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { momentInWords } from '../time/plain-words.ts';
import {
  whatBecomesOfAnApplication,
  whatBecomesOfApplications,
  whatBecomesOfOneSetAside,
} from '../window/cancelling.ts';
import type { Window, WindowChange } from '../window/window.ts';
import type { Letter } from './letter.ts';
import { typedLine, typedLines } from './typed.ts';

interface Addressee {
  readonly providerId: string;
  readonly name: string;
  readonly email: string;
}
type AgreementNames = Pick<Agreement, 'title' | 'council'>;

/** Tells a registered provider that applications are being taken. */
export const windowOpenedLetter = (
  agreement: AgreementNames,
  window: Window,
  to: Addressee,
  siteUrl: string,
): Letter => ({
  letterId: `${window.windowId}.opened.${to.providerId}`,
  kind: 'window-opened',
  to: to.email,
  addressee: to.name,
  subject: `${agreement.title}: applications are open until ${momentInWords(window.closesAt)}`,
  body: [
    `Dear ${typedLine(to.name)},`,
    `${agreement.council} is taking applications to join the ${agreement.title}.`,
    `Applications close at ${momentInWords(window.closesAt)}. Nothing can be submitted after that.`,
    `You can check whether you qualify, save your answers and come back to them: ${siteUrl}/apply`,
  ].join('\n\n'),
});

/** Tells a registered provider of a change to a published window, with its reason (PCR 2015 reg 76(3)-(4)). */
export const windowChangedLetter = (
  agreement: AgreementNames,
  window: Window,
  change: WindowChange,
  to: Addressee,
  siteUrl: string,
): Letter =>
  change.kind === 'extended'
    ? extendedLetter(agreement, window, change, to, siteUrl)
    : cancelledLetter(agreement, window, change, to, whatBecomesOf(window, change), siteUrl);

/** Tells an applicant of a cancelled window, whose application had been opened, what becomes of it. */
export const cancelledToApplicantLetter = (
  agreement: AgreementNames,
  window: Window,
  change: WindowChange,
  application: Pick<OpenedApplication, 'providerId' | 'organisationName' | 'email' | 'receipt'>,
  siteUrl: string,
): Letter => {
  const { providerId, organisationName, email, receipt } = application;
  return cancelledLetter(
    agreement,
    window,
    change,
    { providerId, name: organisationName, email },
    [`Your application is ${receipt.reference}. ${whatBecomesOfAnApplication(window)}`],
    siteUrl,
  );
};

/** Tells an applicant of a cancelled window whose application could never be opened: its reference is sealed with it. */
export const cancelledToSetAsideLetter = (
  agreement: AgreementNames,
  window: Window,
  change: WindowChange,
  to: Addressee,
  siteUrl: string,
): Letter =>
  cancelledLetter(
    agreement,
    window,
    change,
    to,
    [`This is what becomes of the application that you submitted. ${whatBecomesOfOneSetAside}`],
    siteUrl,
  );

const extendedLetter = (
  agreement: AgreementNames,
  window: Window,
  change: WindowChange,
  to: Addressee,
  siteUrl: string,
): Letter => {
  const closesAt = momentInWords(change.closesAt ?? window.closesAt);
  const isOpen = window.status === 'open';
  return {
    ...addressed(window, change, to),
    kind: 'window-extended',
    subject: `${agreement.title}: the closing time ${isOpen ? 'is now' : 'was'} ${closesAt}`,
    body: [
      `Dear ${typedLine(to.name)},`,
      `Applications for the ${agreement.title}, in the window that opened at ${momentInWords(window.opensAt)}, ${isOpen ? 'now close' : 'closed later than announced,'} at ${closesAt}. This applies to everyone.`,
      'The reason is:',
      typedLines(change.reason),
      `${siteUrl}/apply`,
    ].join('\n\n'),
  };
};

const cancelledLetter = (
  agreement: AgreementNames,
  window: Window,
  change: WindowChange,
  to: Addressee,
  about: readonly string[],
  siteUrl: string,
): Letter => {
  const began = window.opensAt <= change.at;
  const opening = `${began ? 'opened' : 'was to open'} at ${momentInWords(window.opensAt)}`;
  return {
    ...addressed(window, change, to),
    kind: 'window-cancelled',
    subject: `${agreement.title}: the window that ${opening} has been cancelled`,
    body: [
      `Dear ${typedLine(to.name)},`,
      `${agreement.council} has cancelled the application window of the ${agreement.title} that ${opening}.`,
      ...about,
      'The reason is:',
      typedLines(change.reason),
      `You can see when you can apply next: ${siteUrl}/apply`,
    ].join('\n\n'),
  };
};

const whatBecomesOf = (window: Window, change: WindowChange): readonly string[] => {
  if (window.opensAt > change.at) return ['It will not open, so nothing can be submitted in it.'];
  return [
    ...(window.closesAt > change.at ? ['Nothing more can be submitted in it.'] : []),
    `If you applied, this is what becomes of your application. ${whatBecomesOfApplications(window)}`,
  ];
};

const addressed = ({ windowId }: Window, { kind, at }: WindowChange, to: Addressee) => ({
  letterId: `${windowId}.${kind}-${at}.${to.providerId}`,
  to: to.email,
  addressee: to.name,
});
