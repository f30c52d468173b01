/** One decision for many objects in German. */
export const bulkMessages = {
  preview: 'Was sich ändert',
  previewing: 'Es wird berechnet, was sich ändert',
  reading: 'Die ausgewählten Zeilen werden gelesen',
  name: 'Name',
  before: 'Vorher',
  after: 'Nachher',
  more: 'Und {n} weitere, die in den Summen oben enthalten sind.',
  fix: 'Füllen Sie das Formular aus, um zu sehen, was sich ändert.',
  apply: 'Auf {n} anwenden | Auf {n} anwenden',
  cancel: 'Abbrechen',
  skipped: 'Für {n} der ausgewählten Zeilen wird nichts entschieden: Der Grund steht dabei. | Für {n} der ausgewählten Zeilen wird nichts entschieden: Der Grund steht jeweils dabei.',
  sames: {
    already: 'bleibt: ist schon so',
    open: 'bleibt eine offene Frage',
    unused: 'bleibt: keine VM, die teilnimmt, nutzt es',
    undecided: 'bleibt: Es gibt keine Entscheidung, die zurückgenommen werden könnte',
    template: 'bleibt: Templates werden nicht migriert',
    leftOut: 'bleibt: nimmt nicht teil',
    unknown: 'bleibt: Der Plan führt es nicht auf',
  },
}
