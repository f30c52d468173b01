/** The popover that explains a value, in English. */
export const whyMessages = {
  button: 'Why',
  buttonOf: 'Why: {title}',
  close: 'Close',
  terms: { term: 'Term', value: 'Value', source: 'From', total: 'Total' },
  reasons: 'Reasons',
  unknown: 'not stated',
  asked: 'Looking up what it rests on.',
  failed: '{problem} Close this and open it again to ask once more.',
  confidence: {
    high: 'High confidence: the inventory shows it.',
    medium: 'Medium confidence: it follows from the target.',
    low: 'Low confidence: it is a default or a guess.',
    decided: 'Decided by a person.',
  },
} as const
