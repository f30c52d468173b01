/** The popover that explains a value, in German. */
export const whyMessages = {
  button: 'Warum',
  buttonOf: 'Warum: {title}',
  close: 'Schließen',
  terms: { term: 'Posten', value: 'Wert', source: 'Woher', total: 'Summe' },
  reasons: 'Gründe',
  unknown: 'nicht angegeben',
  confidence: {
    high: 'Hohe Sicherheit: Das Inventar zeigt es.',
    medium: 'Mittlere Sicherheit: Es folgt aus dem Ziel.',
    low: 'Geringe Sicherheit: Es ist ein Standardwert oder eine Vermutung.',
    decided: 'Von einem Menschen entschieden.',
  },
}
