import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findResourcesFolder } from '#backend/resources.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { withHistory } from './testing/history-backend.ts'

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')

it('follows imports, decisions, undo and the target, and leads to the VMs behind each count', async () => {
  await withHistory(async (ask) => {
    expect(await ask('assess.summary', {})).toMatchObject({ vms: 0, included: 0, complexity: null, clusters: [], rules: [] })

    await ask('inventory.import', { files: [SAMPLE] })
    const before = await ask('assess.summary', {})
    expect(before.statuses.reduce((sum, { vms }) => sum + vms, 0)).toBe(before.included)
    expect(before.osClasses.reduce((sum, { vms }) => sum + vms, 0)).toBe(before.included)
    expect(before.clusters.reduce((sum, { vms }) => sum + vms, 0)).toBe(before.included)
    for (const { status, vms } of before.statuses) {
      expect(await ask('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: `status = ${status}` })).toMatchObject({ matching: vms })
    }
    for (const { id, vms, notEvaluated } of before.rules) {
      expect(await ask('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: `findings ~ ${id}`, columns: ['id'] }), id).toMatchObject({ matching: vms })
      expect(await ask('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: `notEvaluated ~ ${id}`, columns: ['id'] }), id).toMatchObject({ matching: notEvaluated })
    }

    const page = await ask('assess.vms', { where: 'status = attention', sort: [{ column: 'complexity', isDescending: true }], offset: 0, limit: 3 })
    const scores = page.rows.map(({ complexity }) => complexity.score)
    expect(scores).toEqual([...scores].sort((left, right) => right - left))
    const id = page.rows[0]?.id ?? ''
    expect(await ask('assess.vm', { id })).toMatchObject({ vmId: id, status: 'attention' })

    await ask('inventory.decide', { vms: { conditions: { where: `id = "${id}" and status = attention` } }, decision: { kind: 'vm.inclusion', value: { isIncluded: false, reason: 'retired' } }, isPreview: false })
    expect(await ask('assess.vm', { id })).toMatchObject({ status: null, cold: null })
    expect((await ask('assess.summary', {})).included).toBe(before.included - 1)
    await ask('decisions.undo', {})
    expect(await ask('assess.summary', {})).toEqual(before)

    const scope = 'cluster = "LIS-Core-01"'
    const inScope = await ask('assess.summary', { scope })
    expect(inScope.included).toBe(before.clusters.find(({ cluster }) => cluster === 'LIS-Core-01')?.vms)
  })
})

it('adds up the disks as what is sized does: one that several VMs share is one, and a scope with one of its VMs has all of it', async () => {
  await withHistory(async (ask) => {
    await ask('inventory.import', { files: [SAMPLE] })
    const { rows } = await ask('inventory.query', { kind: 'vms', offset: 0, limit: 1000, where: 'included and findings ~ vmware.disk.shared.detected', columns: ['id', 'disksMib'] })
    const own = await ask('assess.summary', { where: `id = "${String(rows[0]?.['id'])}"` })
    expect(own.capacity.disksMib.sum).toBe(rows[0]?.['disksMib'])
    const { capacity: { disksMib } } = await ask('assess.summary', { where: 'included and findings ~ vmware.disk.shared.detected' })
    expect(disksMib.sum).toBeLessThan(rows.reduce((sum, row) => sum + Number(row['disksMib']), 0))
    expect(disksMib.sum).toBeGreaterThanOrEqual(Math.max(...rows.map((row) => Number(row['disksMib']))))
  })
})

it('has a page in words for each rule', async () => {
  await withHistory(async (ask) => {
    for (const { id, title } of RULES) {
      const { sections, ...rule } = await ask('assess.rule', { id })
      expect(rule).toMatchObject({ id, title })
      expect(sections.map(({ heading }) => heading), id).toEqual(expect.arrayContaining(['What', 'Why']))
      for (const { text } of sections) expect(text, id).toMatch(/\S/)
    }
    await expect(ask('assess.rule', { id: '../secret' })).rejects.toThrow('not-found')
  })
})

it('has ids of rules of which none is part of another, since filters look for them in a text', () => {
  for (const { id } of RULES) expect(RULES.filter((other) => other.id !== id && other.id.includes(id)), id).toEqual([])
})
