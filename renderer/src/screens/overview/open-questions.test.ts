import { expect, it } from 'vitest'
import { openQuestions } from './open-questions.ts'

const NOTHING = { networks: { open: 0 }, storage: { open: 0 }, plan: { unplaced: [] }, size: { withoutPlace: 0 }, waves: { unscheduled: 0 } }

it('asks nothing where nothing is open, and of what was not answered', () => {
  expect(openQuestions(NOTHING)).toEqual([])
  expect(openQuestions({ networks: null, storage: null, plan: null, size: null, waves: null })).toEqual([])
})

it('asks in the order of the way through, and asks about maps once', () => {
  const unplaced = [
    { code: 'network-not-mapped', title: 'A network without a destination', vms: 7 },
    { code: 'duplicate-mac', title: 'A MAC address that another VM keeps', vms: 2 },
  ]
  const questions = openQuestions({ networks: { open: 3 }, storage: { open: 1 }, plan: { unplaced }, size: { withoutPlace: 4 }, waves: { unscheduled: 5 } })
  expect(questions.map(({ key, count, path }) => [key, count, path])).toEqual([
    ['datastores', 1, '/map/storage'],
    ['networks', 3, '/map/networks'],
    ['duplicate-mac', 2, '/hand-over'],
    ['unsized', 4, '/size'],
    ['unscheduled', 5, '/waves'],
  ])
})

it('says that waves are not planned, which is not that all are in one', () => {
  expect(openQuestions({ ...NOTHING, waves: undefined }).map(({ key }) => key)).toEqual(['noWaves'])
})
