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
