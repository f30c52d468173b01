import { expect, it } from 'vitest'
import { errorSentence } from './error-sentence.ts'

it.each([
  ['/tmp/private/1/Book 1.xlsx cannot be read: it is empty.', { path: '/tmp/private/1/Book 1.xlsx' }, 'Book 1.xlsx cannot be read: it is empty.'],
  [String.raw`C:\data\a.xlsx is no inventory.`, { path: String.raw`C:\data\a.xlsx` }, 'a.xlsx is no inventory.'],
  ['The disk is full.', {}, 'The disk is full.'],
  ['It is odd.', { path: null }, 'It is odd.'],
  ['Folder /data/ is odd.', { path: '/data/' }, 'Folder /data/ is odd.'],
])('says %j', (message, details, sentence) => {
  expect(errorSentence({ code: 'io', message, details })).toBe(sentence)
})
