import type { ListedApplication, ListName } from '../../domain/application/lists.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import { nameInOrder } from '../../domain/award/public-register.ts';
import {
  inOneOrder,
  inTurn,
  type PageByPlace,
  pageByPlace,
  placeOfName,
  type Read,
  splitPlace,
  type WhereInList,
} from './pages-by-place.ts';

const PAGE = 50;
/** Read on either side, as some may not be to be shown. */
const AROUND = 10;
/** DynamoDB's limit of a sort key, which it counts in bytes. */
const LONGEST_KEY_BYTES = 1_024;

/** An application of a list, and its place in it. */
export type PlacedApplication = ListedApplication & { readonly place: string };
export type ListPage = PageByPlace<PlacedApplication>;

type Placed = Pick<OpenedApplication, 'applicationId' | 'organisationName'>;
type Ranked = Pick<NonNullable<OpenedApplication['listed']>, 'ranks'>;

/** Where an application stands in a list: by name, and of one name apart; in some lists by something else first. */
export const placeIn = (list: string, { organisationName, applicationId }: Placed, { ranks = {} }: Ranked): string =>
  [...(ranks[list] === undefined ? [] : [ranks[list]]), nameInOrder(organisationName), applicationId].join('#');

const PLACE = /^(?:\d{1,20}#)?[^#]{0,200}#[\w.-]{1,400}$/su;
const isPlace = (text: string): boolean => PLACE.test(text) && Buffer.byteLength(text) <= LONGEST_KEY_BYTES;

type IsShown = (application: ListedApplication) => boolean;
/** Reads a list, of those that are to be shown. */
export type ReadList = (windowId: string, list: ListName, isShown: IsShown) => Read<PlacedApplication>;

/** The pages of lists, wherever these are read from. */
export const listPages = (readList: ReadList) => ({
  /**
   * A page of a list, or of several as one, of those that are to be shown; from the names on that begin with one where one is given instead
   * of a place.
   */
  async page(
    windowId: string,
    asked: ListName | readonly ListName[],
    { from = '', before = '' }: WhereInList,
    isShown: IsShown = () => true,
    limit = PAGE,
  ): Promise<ListPage> {
    const reads = [asked].flat().map((list) => readList(windowId, list, isShown));
    const read: Read<PlacedApplication> = async (where, most) => {
      const found = await Promise.all(reads.map((each) => each(where, most)));
      return inOneOrder(found.flat(), where).slice(0, most);
    };
    const where = isPlace(before) ? { before } : { from: isPlace(from) ? from : await placeOfName(read, from) };
    return pageByPlace(read, where, limit);
  },

  /** The first of a list, for who says beside them how many there are. */
  beginning: (windowId: string, list: ListName, isShown: IsShown): Promise<readonly PlacedApplication[]> =>
    readList(windowId, list, isShown)({ from: '' }, PAGE),

  /** The applications right before and right after this one, of those that are to be shown; of a list that is in the order of names. */
  async beside(
    windowId: string,
    list: ListName,
    application: Placed,
    isShown: IsShown,
  ): Promise<{ readonly before: PlacedApplication | undefined; readonly after: PlacedApplication | undefined }> {
    const isOther: IsShown = (each) => each.applicationId !== application.applicationId && isShown(each);
    const [place, read] = [placeIn(list, application, {}), readList(windowId, list, isOther)];
    const [[before], [after]] = await Promise.all([read({ before: place }, AROUND), read({ from: place }, AROUND)]);
    return { before, after };
  },

  /** A page of several lists of which one follows on the other. The beginning of each is a place too (`beginningOf`). */
  pageInTurn(
    windowId: string,
    asked: readonly ListName[],
    { from = '', before = '' }: WhereInList,
    isShown: IsShown = () => true,
  ): Promise<ListPage> {
    const read = inTurn(asked.map((list) => ({ name: list, read: readList(windowId, list, isShown) })));
    const isIn = (text: string): boolean => {
      const { name, place } = splitPlace(text);
      return asked.some((list) => list === name) && (place === '' || isPlace(place));
    };
    return pageByPlace(read, isIn(before) ? { before } : { from: isIn(from) ? from : '' }, PAGE);
  },
});
