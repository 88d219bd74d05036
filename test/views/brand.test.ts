import { describe, expect, it } from 'vitest';
import { buildAssets } from '../../lib/bundling/assets.ts';
import { brand } from '../../views/brand.ts';

/** How bright a colour is (`#rrggbb`), from 0 to 1: WCAG 2.2, relative luminance. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

describe('The colour of the council', () => {
  it.each(['#ffffff', brand.background])('can be read on %s, and that on it', (other) => {
    expect(contrast(brand.colour, other)).toBeGreaterThanOrEqual(4.5);
  });

  it('is in the stylesheet and the icon, in the place of GOV.UK’s', () => {
    const assets = Object.fromEntries(buildAssets().map(({ name, text }) => [name, text]));
    expect(assets['site.css']).toContain(brand.colour);
    expect(assets['icon.svg']).toContain(`fill="${brand.colour}"`);
    expect(`${assets['site.css']}${assets['icon.svg']}`).not.toContain('$brand');
    expect(assets['site.css']).not.toContain('#1d70b8;--govuk-brand');
  });
});
