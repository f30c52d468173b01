/** Forms of drafts in English: what is wrong with an input, said after its label; and what else was decided meanwhile. */
export const draftFormMessages = {
  changed: {
    title: 'Somebody decided otherwise meanwhile',
    keep: 'Keep my edits',
    take: 'Take what is in force',
    compare: 'Compare the two',
    comparison: 'What is in force, and what my edits make of it',
    cannot: 'What is in the form cannot be compared yet: put right first what is marked in it.',
  },
  problems: { 'at-least': 'must be at least {limit}.', 'more-than': 'must be more than {limit}.', 'at-most': 'must be at most {limit}.', 'number': 'must be a number; whole where only whole ones make sense.', 'missing': 'is missing.' },
} as const
