/** Something that the person at the laptop must put right; the message is one line that says how. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
