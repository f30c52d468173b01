import { expect, it } from 'vitest'
import { mailText } from './mail-text.ts'

const MAILS = {
  title: 'Mails for wave 1', lead: 'One each.',
  sections: [
    { heading: 'Ada', blocks: [{ kind: 'text' as const, text: 'To: ada@example.com.' }, { kind: 'table' as const, head: ['VM', 'Application'], rows: [['web-1', { code: 'shop' }], ['web-2', 'shop']] }, { kind: 'steps' as const, items: ['Answer.'] }] },
    { heading: 'Without an owner', blocks: [{ kind: 'text' as const, text: 'Nobody.' }] },
  ],
}

it('is pasted into a mail as it stands, tables as lists', () => {
  expect(mailText(MAILS, 'Ada')).toBe('To: ada@example.com.\n\n- web-1, shop\n- web-2, shop\n\n- Answer.')
})

it('is none for somebody whom the run-book does not know', () => {
  expect(mailText(MAILS, 'Bob')).toBeNull()
})
