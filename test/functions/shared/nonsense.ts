/** What a script, or somebody in a hurry, might send for any field. */
export const nonsense: readonly (readonly [string, string | readonly string[]])[] = [
  ['nothing', ''],
  ['a space', ' '],
  ['a hexadecimal number', '0x3'],
  ['a number far too large', '1e999'],
  ['a number below nothing', '-7'],
  ['full-width digits', '６'],
  ['a list', ['1', '2']],
  ['brackets', '[object Object]'],
  ['a very long text', 'very long '.repeat(2_000)],
  ['a null character', 'a\u0000b'],
  ['a lone space of no width', '\u200B'],
  ['a script with text from right to left', '<script>\u202Eשלום</script>'.repeat(500)],
];

/** The schema library's own English, which nobody should ever read. */
export const NOT_OUR_WORDS =
  /Invalid (input|option|string|date|ISO|email|enum)|Too (big|small)|expected |received |Unrecognized key|>=|<=\d|NaN|undefined|\[object/;
