import { type OpenedApplication, windowIdOf } from '../../../domain/application/opened-application.ts';
import { paths } from '../paths.ts';

/** Where to look when something about an application was not done. */
export const seeApplication = ({ windowId, applicationId, organisationName }: OpenedApplication) => ({
  href: paths.window(windowId).application(applicationId).page,
  text: `See the application of ${organisationName}`,
});

/** What was found, with where to look at the other application that it is about. */
export const withLinks = <Found extends { readonly about?: string | undefined }>(
  found: readonly Found[],
): readonly (Found & { readonly href?: string })[] =>
  found.map((each) =>
    each.about === undefined
      ? each
      : { ...each, href: paths.window(windowIdOf(each.about)).application(each.about).page },
  );
