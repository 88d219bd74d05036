/** A sum of pounds in words: `£24.60`, and `£1,495` without pence where there are none. */
export const inPounds = (pounds: number): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: Number.isInteger(pounds) ? 0 : 2,
  }).format(pounds);
