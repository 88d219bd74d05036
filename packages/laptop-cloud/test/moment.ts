/** The day of the tests that need none in particular. */
export const day = '2027-04-14';
/** A moment of it. */
export const now = `${day}T10:00:00.000Z`;
