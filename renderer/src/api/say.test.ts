import { expect, it } from 'vitest'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages as german } from '#renderer/i18n/languages/de.ts'
import { apiMessages } from './messages.ts'
import { say, sayBy } from './say.ts'
import { lostConnection, problemOf } from './web-problem.ts'

it('says what failed in the language of the app, from the moment that there is one', async () => {
  expect([say('cancelled'), say('folderUnreadable', { folder: 'tabs', why: 'gone' })]).toEqual([apiMessages.cancelled, 'The folder tabs could not be read (gone): choose it again, or put it into a .zip and choose that.'])
  const texts = createTexts('de', german)
  sayBy((key, named) => texts.global.t(key, named))
  expect((await problemOf(new Response('', { status: 503 }))).message).toBe('Portolan hat mit dem Status 503 geantwortet: Laden Sie die Seite neu.')
  expect(lostConnection(new Error('refused')).message).toBe(german.api.connectionLost)
  // Another one is chosen: nobody has to say so again.
  texts.global.setLocaleMessage('en', { api: { cancelled: 'Given up.' } } as never) // as much of a language as this asks for
  texts.global.locale.value = 'en' as never // the type knows the first language alone
  expect(say('cancelled')).toBe('Given up.')
  sayBy(null)
  expect(say('cancelled')).toBe(apiMessages.cancelled)
})
