import { randomBytes } from 'node:crypto';
import { type Seen, Visitor } from '../demo/visitor.ts';
import { StopsHere } from './report.ts';

/** A password that the pools take; nobody is to remember it. */
export const newPassword = (): string => `Aa1-${randomBytes(12).toString('hex')}`;

/** Somebody at a browser who signs in at the pages of the emulator's Cognito. */
export class Person extends Visitor {
  readonly email: string;
  #password: string;

  constructor(origin: string, email: string, password: string) {
    super(origin);
    this.email = email;
    this.#password = password;
  }

  /** The same person at another address of the site, not signed in there. */
  at(origin: string): Person {
    return new Person(origin, this.email, this.#password);
  }

  /** @throws StopsHere where the pages do not let them in */
  override async signIn(home: string): Promise<Seen> {
    const page = await this.open(home);
    if (!isSignIn(page)) return page;
    const sent = await this.#sendTo(page, { username: this.email, password: this.#password });
    const seen = asksForNewPassword(sent) ? await this.#setPassword(sent) : sent;
    if (!isSignIn(seen)) return seen;
    throw new StopsHere(/<div class="error">([^<]*)/.exec(seen.html)?.[1] ?? 'the sign-in page came back');
  }

  #setPassword(page: Seen): Promise<Seen> {
    this.#password = newPassword();
    return this.#sendTo(page, { new_password: this.#password, confirm_password: this.#password });
  }

  #sendTo(page: Seen, fields: Readonly<Record<string, string>>): Promise<Seen> {
    return this.send(page, fields, new URL('/login', page.url).href);
  }
}

const isSignIn = ({ html }: Seen): boolean => html.includes('action="/login"');
const asksForNewPassword = ({ html }: Seen): boolean => html.includes('name="new_password"');
