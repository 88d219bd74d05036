/** What pdfkit 0.20 takes and its published types, of 0.17, do not say. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Of a TH: what it is the head of. */
    readonly scope?: 'Row' | 'Column';
  }
}
