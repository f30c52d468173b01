import { expect, it } from 'vitest'
import { engineFaults } from './engine-access.ts'

const DRAFT = { url: 'https://engine.example.com', user: 'reader@internal', password: 'x' }

it.each([
  ['all is well', {}, {}],
  ['with blanks around', { url: '  https://engine.example.com/ovirt-engine/api ' }, {}],
  ['no address', { url: ' ' }, { url: 'urlMissing' }],
  ['an open line', { url: 'http://engine.example.com' }, { url: 'urlNotHttps' }],
  ['no scheme', { url: 'engine.example.com' }, { url: 'urlNotHttps' }],
  ['a password in the address', { url: 'https://a:b@engine.example.com' }, { url: 'urlHoldsPassword' }],
  ['no user', { user: '' }, { user: 'userMissing' }],
  ['a user without a profile', { user: 'admin' }, { user: 'userWithoutProfile' }],
  ['no password', { password: '' }, { password: 'passwordMissing' }],
])('%s', (_, part, faults) => {
  expect(engineFaults({ ...DRAFT, ...part })).toEqual(faults)
})
