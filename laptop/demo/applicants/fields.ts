/** What a browser sends of a page's form, by field. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A date as the three fields of a date question send it; `day` is `YYYY-MM-DD`. */
export const dateFields = (name: string, day: string): Fields => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
};
