/** What a problem page says. */
export interface ProblemWords {
  readonly title: string;
  readonly lines: readonly string[];
  readonly link?: { readonly href: string; readonly text: string };
  /** What was typed into a form that was not taken, to be copied. */
  readonly typed?: readonly { readonly question: string; readonly answer: string }[];
}

/** Thrown where a page cannot be given: the stack shows it as a page of its own with this HTTP status. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly words: ProblemWords;
  readonly cookies: readonly string[];

  constructor(status: number, words: ProblemWords, cookies: readonly string[] = []) {
    super(words.title);
    this.status = status;
    this.words = words;
    this.cookies = cookies;
  }
}

export const notFound = (): Problem =>
  new Problem(404, {
    title: 'Page not found',
    lines: [
      'If you typed the web address, check it is correct.',
      'If you pasted the web address, check you copied all of it.',
    ],
  });

export const wrongMethod = (): Problem =>
  new Problem(405, {
    title: 'This page cannot be used that way',
    lines: ['Go back and try again from the page you came from.'],
  });

export const forbidden = (...lines: readonly string[]): Problem =>
  new Problem(403, { title: 'You cannot use this page', lines });

/** Officers' pages: says which of the roles would open it. */
export const roleNeeded = (roles: readonly string[]): Problem =>
  forbidden(
    `This page is for people with the role ${roles.join(' or ')}.`,
    'If you need it for your work, ask the person who manages accounts in your team.',
  );

/** Somebody else, or the same person in another tab, was faster. */
export const conflict = (
  lines: readonly string[] = ['Go back, load the page again, and check what it says now before you try again.'],
  link?: ProblemWords['link'],
): Problem => new Problem(409, { title: 'Somebody else has changed this', lines, ...(link ? { link } : {}) });

/** What was there to do, can no longer be done: a window that has closed. */
export const gone = (title: string, lines: readonly string[], link?: ProblemWords['link']): Problem =>
  new Problem(410, { title, lines, ...(link ? { link } : {}) });

export const badRequest = (): Problem =>
  new Problem(400, {
    title: 'We could not read what you sent',
    lines: ['Go back and try again. If it happens again, load the page anew first.'],
  });

export const notFromHere = (): Problem =>
  new Problem(403, {
    title: 'We could not accept that form',
    lines: [
      'It did not come from the page you are signed in to, so nothing was changed.',
      'Go back, load the page again and send it once more. Copy anything long that you typed first.',
    ],
  });

export const tooLarge = (): Problem =>
  new Problem(413, {
    title: 'You sent too much at once',
    lines: ['Go back and shorten your answers. Each question says how many words it takes.'],
  });

export const unavailable = (): Problem =>
  new Problem(503, {
    title: 'Sorry, the service is unavailable',
    lines: [
      'You can use the service again in a few minutes. What you saved before is safe.',
      'If this happens close to a closing time, we record it: the council can give every applicant more time.',
    ],
  });

type Instead = NonNullable<ProblemWords['link']>;

/** The PDF alone cannot be had now: what it would say can be read otherwise. */
export const pdfUnavailable = (instead: Instead): Problem =>
  new Problem(503, {
    title: 'Sorry, we could not make the PDF',
    lines: [
      'Nothing is lost: what it would say is kept, and you can read it as a page and print that from your browser.',
      'You can try the PDF again in a few minutes.',
    ],
    link: instead,
  });

export const pdfTooLong = (instead: Instead): Problem =>
  new Problem(422, {
    title: 'This is too long for a PDF',
    lines: ['You can read it as a page, and print that from your browser.'],
    link: instead,
  });

export const broken = (): Problem =>
  new Problem(500, {
    title: 'Sorry, there is a problem with the service',
    lines: ['Try again later. What you saved before is safe.', 'What you were sending now may not have been saved.'],
  });
