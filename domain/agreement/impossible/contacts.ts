import type { Agreement } from '../agreement.ts';

/** Whom nobody could ask, as a file has it. Copies that were frozen for windows before files said it have none, and can be read. */
export const nobodyToAsk = ({
  contact,
  councilContact,
}: Pick<Agreement, 'contact' | 'councilContact'>): readonly string[] => [
  ...(contact ? [] : ['An agreement names a contact: a telephone number, an email address, and when somebody answers']),
  ...(councilContact ? [] : ['An agreement names its council’s own contact, for pages that are about no agreement']),
];
