import { onceAskedFor } from './once-asked-for.ts';

const conjunction = onceAskedFor(() => new Intl.ListFormat('en-GB', { type: 'conjunction' }));

/** Several things in a sentence: "Stafford, Tamworth and Lichfield". */
export const listedInWords = (things: Iterable<string>): string => conjunction().format(things);
