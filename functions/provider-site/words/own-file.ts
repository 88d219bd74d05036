import { storedFileIn } from '../../../domain/questions/stored-file.ts';
import { paths } from '../paths.ts';

/** The link to the file that was sent with a page; undefined where none was. */
export const ownFileLink = (
  windowId: string,
  page: string,
  values: Readonly<Record<string, unknown>> | undefined,
): { readonly name: string; readonly href: string } | undefined => {
  const file = storedFileIn(values);
  return file && { name: file.name, href: paths.window(windowId).ownFile(page) };
};
