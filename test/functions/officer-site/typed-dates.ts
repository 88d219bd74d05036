/** The three boxes of a date, `YYYY-MM-DD` or an instant that begins so. */
export const dateFields = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
