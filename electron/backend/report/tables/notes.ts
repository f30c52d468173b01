import { defineTable } from '../report-table.ts'

/** What people wrote about objects, questions that are open or answered among it. */
export const notes = defineTable({
  id: 'notes',
  title: 'Notes',
  about: 'One row a note or question that somebody wrote about an object.',
  none: 'Nobody has written a note.',
  columns: [
    { key: 'state', title: 'State', kind: 'text', width: 12 },
    { key: 'object', title: 'Kind', kind: 'text', width: 14 },
    { key: 'name', title: 'About', kind: 'text', width: 34 },
    { key: 'text', title: 'Note', kind: 'prose', width: 80 },
    { key: 'owner', title: 'Owner', kind: 'text', width: 24 },
    { key: 'answer', title: 'Answer', kind: 'prose', width: 60 },
    { key: 'at', title: 'At (UTC)', kind: 'text', width: 22 },
    { key: 'id', title: 'Id', kind: 'text', width: 46 },
  ],
  rows: ({ notes: all }) => all.map(({ object, subject, name, note }) => [note.state, object, name, note.text, note.owner, note.answer, note.at, subject]),
})
