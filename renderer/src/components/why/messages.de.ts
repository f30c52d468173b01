/** The popover that explains a value, in German. */
export const whyMessages = {
  button: 'Warum',
  buttonOf: 'Warum: {title}',
  close: 'Schließen',
  terms: { term: 'Posten', value: 'Wert', source: 'Woher', total: 'Summe' },
  reasons: 'Gründe',
  unknown: 'nicht angegeben',
  asked: 'Die Begründung wird abgefragt.',
  failed: '{problem} Schließen Sie dies und öffnen Sie es erneut, um noch einmal zu fragen.',
  confidence: {
    high: 'Hohe Sicherheit: Das Inventar zeigt es.',
    medium: 'Mittlere Sicherheit: Es folgt aus dem Ziel.',
    low: 'Geringe Sicherheit: Es ist ein Standardwert oder eine Vermutung.',
    decided: 'Von einem Menschen entschieden.',
  },
}
