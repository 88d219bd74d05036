import type { Help } from '../../../domain/agreement/help.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Problem } from './problem.ts';
import type { Visitor } from './request.ts';
import type { Route } from './routes.ts';

interface NavigationItem {
  readonly text: string;
  readonly href: string;
}

/** Somebody signed in was shown a page, or refused it. */
export interface Shown {
  readonly route: Pick<Route, 'path' | 'tells'>;
  /** The values in the braces of its path. */
  readonly params: Readonly<Record<string, string>>;
  readonly visitor: Visitor;
  readonly arrivedAt: string;
  readonly outcome: 'shown' | 'refused';
  /** What was given, beside what its address says. */
  readonly told?: string | undefined;
}

/** One of the sites: what its pages share. */
export interface Site {
  /** The council's name, in the header and in each page's title. */
  readonly council: string;
  /** The service's name, in the header and in each page's title. */
  readonly service: string;
  /** The path all of the site's pages begin with, such as `/apply`. */
  readonly home: `/${string}`;
  readonly routes: readonly Route[];
  /** Another function answers others of the site's addresses, each exactly as it is written: one with a slash at its end comes here, and is led there. */
  readonly isOneOfSeveral?: true;
  /** Absent where nobody signs in. */
  readonly signIn?: SignIn;
  /** What somebody is told who holds none of the roles that a page is for; without it, which roles those are. */
  readonly notForYou?: () => Problem;
  /** Told of every page that is read, and of what is refused, before the page is given: what has to be on record is on record. */
  readonly onRecord?: (shown: Shown) => Promise<void>;
  /** The links beside the service's name. */
  readonly navigation?: (visitor: Visitor | undefined) => readonly NavigationItem[];
  /** Where the service stands, above each page: "Beta", with a sentence; or a warning that this is not the service that counts. */
  readonly phase?: { readonly tag: string; readonly text: string; readonly isWarning?: boolean };
  /** Whom to ask for help, by the path of a page: on every page, also where something went wrong. */
  readonly help?: (path: string) => readonly Help[];
  /** For how many seconds anybody may keep its pages; without it, none. */
  readonly keptSeconds?: number;
  readonly footer?: readonly { readonly text: string; readonly href?: string }[];
}
