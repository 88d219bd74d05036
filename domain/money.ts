import { onceAskedFor } from './once-asked-for.ts';

/** Made once: a page has many sums, and making a format takes longer than all that is written with it. */
const formatWith = (minimumFractionDigits: number) =>
  onceAskedFor(() => new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', minimumFractionDigits }));
const [whole, withPence] = [formatWith(0), formatWith(2)];

/** A sum of pounds in words: `£24.60`, and `£1,495` without pence where there are none. */
export const inPounds = (pounds: number): string => (Number.isInteger(pounds) ? whole() : withPence()).format(pounds);
