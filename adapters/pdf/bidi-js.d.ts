/** The part of bidi-js that is used here: its own types are read as those of a CommonJS module, of which the default export would be something else. */
declare module 'bidi-js' {
  interface Bidi {
    /** A level for each UTF-16 code unit: what is odd runs from right to left (UAX 9). */
    getEmbeddingLevels(
      text: string,
      base: 'ltr' | 'rtl' | 'auto',
    ): { readonly levels: Uint8Array; readonly paragraphs: readonly { readonly level: number }[] };
    getMirroredCharacter(sign: string): string | null;
  }
  const bidiFactory: () => Bidi;
  export default bidiFactory;
}
