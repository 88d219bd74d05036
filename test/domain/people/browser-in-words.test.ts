import { describe, expect, it } from 'vitest';
import { browserInWords } from '../../../domain/people/browser-in-words.ts';

const mozilla = 'Mozilla/5.0';
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const iPhone = `${mozilla} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)`;

describe('The kind of browser somebody uses', () => {
  it.each([
    [`${mozilla} (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0`, 'Firefox on Android'],
    [`${mozilla} (Linux; Android 10; K) ${webkit} Chrome/137.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
    [
      `${mozilla} (Linux; Android 10; K) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet on Android',
    ],
    [
      `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0`,
      'Edge on Windows',
    ],
    [`${mozilla} (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox on Windows'],
    [
      `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
      'Safari on a Mac',
    ],
    [`${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`, 'Safari on an iPhone'],
    [`${iPhone} CriOS/137.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome on an iPhone'],
    [`${mozilla} (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/137.0.0.0 Safari/537.36`, 'Chrome on a Chromebook'],
    ['curl/8.5.0', 'A browser'],
    ['', 'A browser'],
  ])('is said in plain words: %s', (userAgent, words) => {
    expect(browserInWords(userAgent)).toBe(words);
  });

  it('never says anything of what was sent, whatever that was', () => {
    expect(browserInWords('<b>Firefox/</b> Asha’s own Windows 192.0.2.7')).toBe('Firefox on Windows');
  });
});
