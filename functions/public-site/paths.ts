/** Each part is encoded, so that an id can hold whatever ids hold. */
const at = (...parts: readonly string[]): `/${string}` => `/${parts.map(encodeURIComponent).join('/')}`;

/** The addresses of the pages for everybody. */
export const paths = {
  home: at(),
  agreement: (agreementId: string) => ({
    page: at('agreements', agreementId),
    questions: at('agreements', agreementId, 'questions'),
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

/** A page of the register with what it is narrowed to, and with which page of the list. */
export const narrowed = (path: string, { lot, zone }: RegisterFilter, number = 1): string => {
  const query = new URLSearchParams({
    ...(lot === undefined ? {} : { lot }),
    ...(zone === undefined ? {} : { zone }),
    ...(number === 1 ? {} : { page: String(number) }),
  }).toString();
  return query ? `${path}?${query}` : path;
};
