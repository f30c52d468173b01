/** What is wrong with an input, in German; said after its label. */
export const draftFormMessages = {
  changed: {
    title: 'Inzwischen wurde etwas anderes entschieden',
    keep: 'Meine Änderungen behalten',
    take: 'Übernehmen, was gilt',
    compare: 'Beide vergleichen',
    comparison: 'Was gilt, und was meine Änderungen daraus machen',
    cannot: 'Was im Formular steht, lässt sich noch nicht vergleichen: Berichtigen Sie zuerst, was darin markiert ist.',
  },
  problems: { 'at-least': 'muss mindestens {limit} sein.', 'more-than': 'muss mehr als {limit} sein.', 'at-most': 'darf höchstens {limit} sein.', 'number': 'muss eine Zahl sein; eine ganze, wo nur ganze sinnvoll sind.', 'missing': 'fehlt.' },
}
