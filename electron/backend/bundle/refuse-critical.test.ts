import { expect, it } from 'vitest'
import { refuseCritical } from './refuse-critical.ts'

const critical = (message: string) => ({ severity: 'critical' as const, message })

it('refuses what MTV would refuse, and names all of it', () => {
  expect(() => refuseCritical([critical('First.'), { severity: 'warning', message: 'Mild.' }, critical('Second.')])).toThrow(
    expect.objectContaining({ code: 'conflict', message: 'MTV would refuse this bundle: First. And 1 more. Nothing was written.', details: { reason: 'critical-findings', findings: ['First.', 'Second.'] } }),
  )
})

it('lets warnings pass', () => {
  expect(() => refuseCritical([{ severity: 'warning', message: 'Mild.' }, { severity: 'information', message: 'So.' }])).not.toThrow()
})
