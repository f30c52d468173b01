import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeDisk, makeEstate, makeSource, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { RULES } from './registry.ts'
import { defineRule } from './rule.ts'
import { runRules } from './run-rules.ts'

const VERSIONS = { mtv: '2.12', openshift: '4.22' } as const

/** Rules about the VM's name and what follows from it, which every inventory states. */
const ALWAYS_SAID = ['ovirt.name.invalid', 'portolan.appliance.detected', 'portolan.name.collision', 'portolan.vdi.detected', 'vmware.vm.name.invalid']

describe('rules', () => {
  const ids = RULES.map((rule) => rule.id).sort()
  const namesIn = (folder: URL, ending: RegExp): string[] => readdirSync(folder).filter((name) => ending.test(name)).map((name) => name.replace(ending, '')).sort()

  it('are the same in folder, tests and documentation', () => {
    const folder = new URL('rules/', import.meta.url)
    expect(namesIn(folder, /(?<!\.test)\.ts$/)).toEqual(ids)
    expect(namesIn(folder, /\.test\.ts$/)).toEqual(ids)
    expect(namesIn(new URL('../../../docs/rules/', import.meta.url), /\.md$/)).toEqual(ids)
  })

  it('each have one table of clean, flagged and not evaluated cases, which describeRule demands', () => {
    const tables = ids.map((id) => ({ id, text: readFileSync(new URL(`rules/${id}.test.ts`, import.meta.url), 'utf8') }))
    expect(tables.filter(({ text }) => text.match(/^describeRule\(/gm)?.length !== 1)).toEqual([])
    expect(tables.filter(({ text }) => /notEvaluated: null/.test(text)).map(({ id }) => id)).toEqual(ALWAYS_SAID)
  })

  it.each(ids)('%s is documented under its id', (id) => {
    const file = new URL(`../../../docs/rules/${id}.md`, import.meta.url)
    expect(existsSync(file) && readFileSync(file, 'utf8')).toContain(`# ${id}`)
  })
})

describe('runRules', () => {
  const flagAll = defineRule({ id: 'flag-all', title: '', sourceKind: 'vsphere', severity: ({ mtv }) => (mtv === '2.12' ? 'warning' : 'critical'), needs: [], check: (vm) => ({ message: vm.name, remedy: null, data: {} }) })

  it('says which VMs lack what a rule looks at', () => {
    const rules = RULES.filter(({ id }) => id === 'vmware.disk.rdm.detected' || id === 'vmware.guestDisks.freespace')
    const vms = [makeVm(), makeVm({ moref: 'vm-2', disks: [makeDisk({ isRaw: null })] }), makeVm({ moref: 'vm-3', disks: [makeDisk({ isRaw: true })] })]
    const { findings, notEvaluated } = runRules(makeEstate({ vms, available: { [makeSource().id]: ['disks'] } }), VERSIONS, rules)
    expect(findings.map(({ ruleId, subject, severity }) => [ruleId, subject, severity])).toEqual([['vmware.disk.rdm.detected', vms[2]?.id, 'warning']])
    expect(notEvaluated).toEqual([
      { ruleId: 'vmware.disk.rdm.detected', because: 'The inventory leaves the cell empty for a disk.', vms: 1 },
      { ruleId: 'vmware.guestDisks.freespace', because: 'The inventory has no partitions.', vms: 3 },
    ])
  })

  it('takes the severity from the release, and leaves templates and other platforms alone', () => {
    const vms = [makeVm(), makeVm({ moref: 'vm-2', isTemplate: true }), makeVm({ sourceId: 'engine', moref: 'u-1' })]
    const estate = makeEstate({ sources: [makeSource(), makeSource({ id: 'engine', kind: 'ovirt' })], vms })
    expect(runRules(estate, VERSIONS, [flagAll]).findings).toMatchObject([{ subject: vms[0]?.id, severity: 'warning' }])
    expect(runRules(estate, { ...VERSIONS, mtv: '2.11' }, [flagAll]).findings).toMatchObject([{ severity: 'critical' }])
  })

  it('asks a rule about any platform of each', () => {
    const vms = [makeVm(), makeVm({ sourceId: 'engine', moref: 'u-1' })]
    const estate = makeEstate({ sources: [makeSource(), makeSource({ id: 'engine', kind: 'ovirt' })], vms })
    expect(runRules(estate, VERSIONS, [{ ...flagAll, sourceKind: 'any' }]).findings.map(({ subject }) => subject)).toEqual(vms.map(({ id }) => id))
  })

  it('says of one VM what it says of it among all', () => {
    const path = '[DS01] cluster/quorum.vmdk'
    const vms = ['vm-1', 'vm-2', 'vm-3'].map((moref) => makeVm({ moref, disks: [makeDisk({ path })] }))
    const estate = makeEstate({ vms })
    const [first] = vms
    const ofFirst = runRules(estate, VERSIONS).findings.filter(({ subject }) => subject === first?.id)
    expect(runRules(estate, VERSIONS, RULES, new Set([first?.id ?? ''])).findings).toEqual(ofFirst)
    expect(ofFirst.map(({ ruleId }) => ruleId)).toContain('vmware.disk.shared.detected')
  })
})
