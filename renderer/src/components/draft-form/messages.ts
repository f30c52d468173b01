/** What is wrong with an input, in English; said after its label. */
export const draftFormMessages = {
  problems: { 'at-least': 'must be at least {limit}.', 'more-than': 'must be more than {limit}.', 'at-most': 'must be at most {limit}.', 'number': 'must be a number; whole where only whole ones make sense.', 'missing': 'is missing.' },
} as const
