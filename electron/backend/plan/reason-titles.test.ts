import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, it } from 'vitest'
import { INCLUSION_RULES } from '#shared/engine/inclusion/registry.ts'
import { reasonTitle, reasonTitles } from './reason-titles.ts'

const PLAN = path.resolve(import.meta.dirname, '../../../shared/engine/plan')
/** Where the engine says why a VM is in no plan, or a NIC is not mapped. */
const FILES = [...readdirSync(path.join(PLAN, 'obstacles')).map((name) => path.join('obstacles', name)), 'draft-shared-disk-plans.ts', 'make-plans.ts', 'place-vm.ts', 'source-references.ts'].filter((name) => !name.includes('.test.'))
/** Before a plan starts, which keeps nobody out. */
const PREREQUISITES = new Set(['running-sharers', 'vsan-without-vddk'])

it.each(FILES)('every reason of %s has a title in words', (name) => {
  const codes = [...readFileSync(path.join(PLAN, name), 'utf8').matchAll(/code: '([^']+)'/g)].map(([, code = '']) => code).filter((code) => !PREREQUISITES.has(code))
  expect(codes.filter((code) => reasonTitle(code) === code)).toEqual([])
})

it('calls rules by their own titles, and what it does not know by its code', () => {
  expect(INCLUSION_RULES.map(({ id }) => reasonTitle(id))).toEqual(INCLUSION_RULES.map(({ title }) => title))
  expect([reasonTitle('vmware.disk.rdm.detected') === 'vmware.disk.rdm.detected', reasonTitle('brand-new')]).toEqual([false, 'brand-new'])
})

it('lists every code once, in their order, with the title that it goes by', () => {
  const reasons = reasonTitles()
  const codes = reasons.map(({ code }) => code)
  expect(codes).toEqual([...new Set(codes)].sort())
  expect(codes).toEqual(expect.arrayContaining(['network-not-mapped', 'vmware.disk.rdm.detected']))
  expect(reasons.filter(({ code, title }) => title !== reasonTitle(code) || title === code)).toEqual([])
})
