import type { ControlCase } from '../../case/control.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';

export const captionOf = ({ application }: ControlCase): string =>
  `${application.organisationName}, ${application.receipt.reference}`;

export const controlAt = ({ application }: ControlCase) =>
  paths.window(application.windowId).application(application.applicationId).control;

export const backOf = (about: ControlCase) => ({ href: controlAt(about).page, text: 'The proof' });

/** How the register says that the location is reached; never what the application says. It is shown, and kept nowhere. */
export const contactOf = async (deps: Pick<DeskDeps, 'lookUp'>, { application: { locationId } }: ControlCase) => {
  const looked = await deps.lookUp(locationId);
  return {
    contact: looked.kind === 'found' ? looked.contact : undefined,
    registerHref: `https://www.cqc.org.uk/location/${encodeURIComponent(locationId)}`,
  };
};
