import { glossaryMessages } from './glossary-messages.ts'

/** Help in English; its pages are Markdown beside this file. */
export const helpMessages = {
  button: 'Help',
  title: 'Help',
  topics: 'Topics',
  names: { overview: 'Overview', start: 'Projects', import: 'Import', inventory: 'Inventory', vm: 'A VM', assess: 'Assess', target: 'Target', map: 'Map', size: 'Size', waves: 'Waves', cutOver: 'Cut-over', notes: 'Notes', history: 'History', handOver: 'Hand over', settings: 'Settings', keyboard: 'Keyboard', glossary: 'Words' },
  close: 'Close',
  failed: 'This page of help could not be loaded: {why}',
  glossary: { lead: 'What vSphere calls it, the nearest in OpenShift Virtualization, and what is different.', source: 'vSphere', target: 'OpenShift', text: 'In short' },
  term: 'vSphere: {source} → OpenShift: {target}',
  words: glossaryMessages,
}
