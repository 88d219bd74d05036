/** An attribute's value as DynamoDB's JSON has it: one member, named for its type. */
type Value = Readonly<Record<string, unknown>>;
/** An item as DynamoDB's JSON has it. */
export type Item = Readonly<Record<string, unknown>>;

const isValue = (value: unknown): value is Value => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a list or a map takes besides its elements, and each of these besides itself. */
const [OF_A_DOCUMENT, OF_AN_ELEMENT] = [3, 1];

/**
 * How many bytes AWS counts of an item: its attributes' names and values, in UTF-8. Numbers take about a byte for two digits, and one more.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const sizeOfItem = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOfValue(value), 0);

const sum = (values: readonly unknown[], size: (value: unknown) => number): number =>
  values.reduce<number>((all, value) => all + size(value), 0);

const sizeOfValue = (value: unknown): number => {
  const [[type, held] = ['NULL', true]] = Object.entries(isValue(value) ? value : {});
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(held));
    case 'N':
      return sizeOfNumber(held);
    case 'B':
      return sizeOfBinary(held);
    case 'SS':
      return sum(listOf(held), (each) => Buffer.byteLength(String(each)));
    case 'NS':
      return sum(listOf(held), sizeOfNumber);
    case 'BS':
      return sum(listOf(held), sizeOfBinary);
    case 'L':
      return OF_A_DOCUMENT + sum(listOf(held), (each) => OF_AN_ELEMENT + sizeOfValue(each));
    case 'M': {
      const members = isValue(held) ? held : {};
      return OF_A_DOCUMENT + Object.keys(members).length * OF_AN_ELEMENT + sizeOfItem(members);
    }
    default:
      return 1;
  }
};

const sizeOfNumber = (number: unknown): number => Math.ceil(String(number).replace(/[^0-9]/g, '').length / 2) + 1;
const sizeOfBinary = (base64: unknown): number => Buffer.from(String(base64), 'base64').length;
