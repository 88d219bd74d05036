import { describe, expect, it } from 'vitest';
import { type Case, checked } from './a-check.ts';
import { aLocation, anUnratedLocation } from './a-location.ts';

const inadequateGroups = [
  { name: 'Homecare agencies', rating: 'Good', assessmentDate: '2025-06-12' },
  { name: 'Supported living', rating: 'Inadequate', assessmentDate: '2025-06-12' },
];

const cases: Case[] = [
  {
    sentence: 'passes a registered location rated Good',
    location: aLocation().onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'passes one that requires improvement',
    location: aLocation().rated('Requires Improvement', '2024-01-01').onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'fails a location rated Inadequate',
    location: aLocation().rated('inadequate', '2025-01-01').onRegister(),
    outcome: 'fail',
    reasons: ['fail rating-inadequate'],
  },
  {
    sentence: 'fails a location assessed as Inadequate since its old Good report',
    location: aLocation()
      .assessed({ name: 'Homecare agencies', rating: 'Inadequate', assessmentDate: '2025-06-12' })
      .onRegister(),
    outcome: 'fail',
    reasons: ['fail rating-inadequate'],
  },
  {
    sentence: 'refers an Inadequate that another current rating contradicts',
    location: anUnratedLocation()
      .assessed(...inadequateGroups)
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer ratings-mixed'],
  },
  {
    sentence: 'refers an Inadequate that an earlier registration earned',
    location: anUnratedLocation().inheriting('Inadequate', '1-444444444').onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer rating-inherited'],
  },
  {
    sentence: 'refers a location that was never rated, and does not fail it',
    location: anUnratedLocation().onRegister(),
    outcome: 'refer',
    reasons: ['refer not-rated'],
  },
  {
    sentence: 'refers a location inspected without a rating',
    location: aLocation().rated('Inspected but not rated').onRegister(),
    outcome: 'refer',
    reasons: ['refer not-rated'],
  },
  {
    sentence: 'refers a rating that it does not know',
    location: aLocation().rated('Marvellous', '2025-01-01').onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-word-unknown'],
  },
  {
    sentence: 'refers an inherited rating with the predecessor',
    location: anUnratedLocation()
      .inheriting('Good', '1-444444444')
      .relatedTo('1-444444444', 'HSCA Predecessor')
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer re-registered', 'refer rating-inherited'],
  },
  {
    sentence: 'refers two current ratings that differ',
    location: anUnratedLocation()
      .assessed(
        { name: 'Homecare agencies', rating: 'Good', assessmentDate: '2025-06-12' },
        { name: 'Supported living', rating: 'Requires improvement', assessmentDate: '2025-06-12' },
      )
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer ratings-mixed'],
  },
];

describe('the registration check, by rating', () => {
  it.each(cases)('$sentence', (line) => {
    expect(checked(line)).toEqual({ outcome: line.outcome, reasons: line.reasons });
  });
});
