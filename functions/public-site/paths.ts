import type { WherePageIs } from '../shared/web/pagination.ts';

/** Each part is encoded, so that an id can hold whatever ids hold. */
const at = (...parts: readonly string[]): `/${string}` => `/${parts.map(encodeURIComponent).join('/')}`;

/** The addresses of the pages for everybody. */
export const paths = {
  home: at(),
  agreement: (agreementId: string) => ({
    page: at('agreements', agreementId),
    questions: at('agreements', agreementId, 'questions'),
    questionsPdf: at('agreements', agreementId, 'questions.pdf'),
    calendar: at('agreements', agreementId, 'calendar.ics'),
    /** Questions about a window that were answered for everyone. */
    clarifications: (windowId: string) => at('agreements', agreementId, 'windows', windowId, 'clarifications'),
    practice: at('agreements', agreementId, 'practice'),
    practicePage: (page: string) => at('agreements', agreementId, 'practice', page),
    news: {
      ask: at('agreements', agreementId, 'news'),
      asked: at('agreements', agreementId, 'news', 'asked'),
      confirm: at('agreements', agreementId, 'news', 'confirm'),
      confirmed: at('agreements', agreementId, 'news', 'confirmed'),
      stop: at('agreements', agreementId, 'news', 'stop'),
      stopped: at('agreements', agreementId, 'news', 'stopped'),
    },
    checkRegistration: at('agreements', agreementId, 'check-registration'),
    /** The same of one location. */
    checkedLocation: (locationId: string) =>
      `${at('agreements', agreementId, 'check-registration')}?${new URLSearchParams({ location: locationId })}`,
    register: at('register', agreementId),
    places: at('register', agreementId, 'places.csv'),
  }),
  registers: at('register'),
  notice: (noticeId: string) => at('notices', `${noticeId}.json`),
  accessibility: at('accessibility'),
  privacy: at('privacy'),
  cookies: at('cookies'),
} as const;

/** What the register is narrowed to; undefined for all. */
export interface RegisterFilter {
  readonly lot: string | undefined;
  readonly zone: string | undefined;
}

/** A page of the register with what it is narrowed to, and which stretch of the list it shows. */
export const narrowed = (path: string, { lot, zone }: RegisterFilter, where: WherePageIs = {}): string => {
  const query = new URLSearchParams({
    ...(lot === undefined ? {} : { lot }),
    ...(zone === undefined ? {} : { zone }),
    ...where,
  }).toString();
  return query ? `${path}?${query}` : path;
};
