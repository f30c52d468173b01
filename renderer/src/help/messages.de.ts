import { glossaryMessages } from './glossary-messages.de.ts'

/** Help in German; its pages are Markdown beside this file. */
export const helpMessages = {
  button: 'Hilfe',
  title: 'Hilfe',
  topics: 'Themen',
  names: { overview: 'Übersicht', start: 'Projekte', import: 'Import', inventory: 'Inventar', vm: 'Eine VM', assess: 'Bewertung', target: 'Ziel', map: 'Zuordnung', size: 'Dimensionierung', waves: 'Wellen', cutOver: 'Umschaltung', notes: 'Notizen', history: 'Verlauf', handOver: 'Übergabe', settings: 'Einstellungen', keyboard: 'Tastatur', glossary: 'Begriffe' },
  close: 'Schließen',
  failed: 'Diese Seite der Hilfe konnte nicht geladen werden: {why}',
  glossary: { lead: 'Wie es in vSphere heißt, was dem in OpenShift Virtualization am nächsten kommt und was anders ist.', source: 'vSphere', target: 'OpenShift', text: 'Kurz gesagt' },
  term: 'vSphere: {source} → OpenShift: {target}',
  words: glossaryMessages,
}
