/**
 * What makes the service a council's own, and not GOV.UK's: its colour, what its sites are called, and what stands above each page of a
 * service that is new. The council's name and whom to ask are in its agreements' files, since a deployment may run those of several.
 */
export const brand = {
  /** In the header, under white letters, and of links, lines and the icon: dark enough for both (4.5 to 1 at the least, WCAG 2.2, 1.4.3). */
  colour: '#0b4f6c',
  /** Of the footer. */
  background: '#f1f5f6',
  font: 'Arial, sans-serif',
  /** What PDFs are printed in: files of the package dejavu-fonts-ttf, with the signs of nearly every language that people here may write their names in. */
  printedFonts: { regular: 'DejaVuSansCondensed.ttf', bold: 'DejaVuSansCondensed-Bold.ttf' },
  services: {
    public: 'Provide care with us',
    provider: 'Apply to provide care',
    officer: 'Provider onboarding for officers',
  },
  phase: { tag: 'Beta', text: 'This is a new service. Tell the council what would make it better.' },
} as const;
