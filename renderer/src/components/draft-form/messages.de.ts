/** What is wrong with an input, in German; said after its label. */
export const draftFormMessages = {
  problems: { 'at-least': 'muss mindestens {limit} sein.', 'more-than': 'muss mehr als {limit} sein.', 'at-most': 'darf höchstens {limit} sein.', 'number': 'muss eine Zahl sein; eine ganze, wo nur ganze sinnvoll sind.', 'missing': 'fehlt.' },
}
