/** Each level adds to the ones before. */
export const levels = [
  { name: 'None', says: 'Measures only, proposes no checks.' },
  { name: 'Basic', says: 'Never null, closed sets of values, not negative, not in the future.' },
  { name: 'Usual', says: 'Ranges of numbers and times, unique values, known formats, rows of a part.' },
  {
    name: 'Relations',
    says: 'Orders between fields, limits, rhythm of times, formats learnt from the data. Reads the containers more than once.',
  },
  { name: 'References', says: 'Values that must exist in another container, and copies of one.' },
  { name: 'Everything', says: 'Lengths, and checks that a stated share of the rows must pass.' },
] as const;
