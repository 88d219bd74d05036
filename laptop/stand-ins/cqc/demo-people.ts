/** A made-up person of the demonstration. */
export interface DemoPerson {
  readonly given: string;
  readonly family: string;
}

const firstNames = ['Priya', 'Tom', 'Ria', 'Gwen', 'Marek', 'Asha', 'Joan', 'Dev', 'Nia', 'Paul', 'Ines', 'Rob', 'Ada'];
// Surnames that nobody could take for a person's.
const surnames = ['Sample', 'Example', 'Specimen', 'Demo', 'Placeholder', 'Madeup', 'Mock'];

/** The `nth` person of the firm `at` this place among the demonstration's, the manager first: always the same one. */
export const demoPerson = (at: number, nth: number): DemoPerson => ({
  given: firstNames[(at * 5 + nth * 3) % firstNames.length] ?? '',
  family: surnames[(at + nth) % surnames.length] ?? '',
});
