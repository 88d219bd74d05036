/** What people write who have little to say: pleasant, and proof of nothing. */
export const niceWords = [
  'We are a friendly local firm and proud of what we do.',
  'Our care workers are caring people who go the extra mile.',
  'Quality is at the heart of everything we do.',
  'We treat people as we would like our own parents to be treated.',
  'We have been in business for a long time and know the area well.',
] as const;

/** Signs of proof that leave a reader in doubt: somebody, at some time, mostly. */
export const vague = {
  owner: ['The manager looks after this.', 'Our office keeps an eye on it.', 'A senior takes care of this.'],
  timing: ['This is done regularly.', 'We act as quickly as possible.', 'It is looked into promptly.'],
  figures: [
    'Most people tell us that they are happy.',
    'It goes well in nearly all cases.',
    'Very few things go wrong.',
  ],
} as const;

/** How an answer may begin; it says nothing yet. */
export const openings = [
  'This is how {firm} works.',
  'At {firm} we go about it like this.',
  'Our way of doing this has grown over some years.',
  'We describe what happens today, and not what we hope for.',
  'Here is our practice, step by step.',
] as const;
