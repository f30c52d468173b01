import { expect, it } from 'vitest'
import { API } from '#shared/contract/api.ts'
import { ALLOWED_CALLS, REFUSED_CALLS } from './allowed-calls.ts'

it('puts every call of the contract on one list, and on one alone', () => {
  for (const name of Object.keys(API)) expect([name, ALLOWED_CALLS.has(name) !== REFUSED_CALLS.has(name)]).toEqual([name, true])
})
