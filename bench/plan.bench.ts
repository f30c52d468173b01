// `npm run bench -- plan [--vms N] [--repeat N]`: what a changed decision or policy costs until the plan shows it, at the
// calls that the screens make.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { prepareEstate } from './ui/prepare-estate.ts'

const DEFAULT_VMS = '10000'
const DEFAULT_REPEAT = '9'
const BUDGET_MS = 300
/** Of the map's own page. */
const PAGE_ROWS = 100
const MICROSECONDS_PER_MS = 1000
const BYTES_PER_KIB = 1024
const DECIDED_AT = '2026-03-02T10:00:00.000Z'

interface Question {
  readonly name: string
  ask(backend: Backend): Promise<Outcome<unknown>>
}

interface Change {
  readonly name: string
  /** Makes the change of one round: another one than that of the round before. */
  make(backend: Backend, round: number): Promise<unknown>
}

/** What a screen asks after each change: the plan's counts, and the page of the map that it shows. */
const QUESTIONS: readonly Question[] = [
  { name: 'plan.compute', ask: (backend) => backend.invoke('plan.compute', {}) },
  { name: 'mapping.storage', ask: (backend) => backend.invoke('mapping.storage', {}) },
  { name: 'mapping.networks', ask: (backend) => backend.invoke('mapping.networks', {}) },
  { name: 'mapping.compute', ask: (backend) => backend.invoke('mapping.compute', { limit: PAGE_ROWS }) },
]

/** Prints one table: a row a change, a column a question; fails where the plan's CPU time is over the budget. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT } } })
  const kept = await prepareEstate(path.resolve(import.meta.dirname, '..', '.cache', 'bench'), Number(values.vms))
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  const backend = createBackend({ now: () => DECIDED_AT, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    const project = path.join(folder, 'estate.portolan')
    copyFileSync(kept, project)
    valueOf(await backend.invoke('project.open', { path: project, create: false }))
    valueOf(await backend.invoke('target.use', { target: 'odf' }))
    const changes = await listChanges(backend)
    console.log(`${values.vms} VMs, ${values.repeat} rounds; each cell: median ms by the clock / median ms of CPU (worst of CPU)\n`)
    const first = await timed(() => backend.invoke('plan.compute', {}))
    console.log(`The first plan of the process: ${first.wallMs.toFixed(0)} ms / ${first.cpuMs.toFixed(0)} ms of CPU; ${(JSON.stringify(first.value).length / BYTES_PER_KIB).toFixed(0)} KiB\n`)
    for (const question of QUESTIONS) valueOf(await question.ask(backend))
    console.log(`| Change | ${QUESTIONS.map(({ name }) => `\`${name}\``).join(' | ')} |\n|---|${QUESTIONS.map(() => '---:').join('|')}|`)
    let isWithin = true
    let round = 0
    for (const change of changes) {
      const cells: string[] = []
      for (const question of QUESTIONS) {
        const times = []
        for (let repeat = 0; repeat < Number(values.repeat); repeat += 1) {
          await change.make(backend, (round += 1))
          times.push(await timed(() => question.ask(backend)))
        }
        const [wallMs, cpuMs] = [median(times.map((time) => time.wallMs)), median(times.map((time) => time.cpuMs))]
        cells.push(`${wallMs.toFixed(0)} / ${cpuMs.toFixed(0)} (${Math.max(...times.map((time) => time.cpuMs)).toFixed(0)})`)
        isWithin &&= cpuMs < BUDGET_MS
      }
      console.log(`| ${change.name} | ${cells.join(' | ')} |`)
    }
    if (!isWithin) process.exitCode = 1
  } finally {
    backend.close()
    rmSync(folder, { recursive: true })
  }
}

/** The changes of issue and product: a mapping of each kind, a VM's own type, the policy, a VM left out, the way back. */
async function listChanges(backend: Backend): Promise<readonly Change[]> {
  const { target } = valueOf(await backend.invoke('target.get', {}))
  const { rows: datastores } = valueOf(await backend.invoke('mapping.storage', {}))
  const { rows: portGroups } = valueOf(await backend.invoke('mapping.networks', {}))
  const vms = valueOf(await backend.invoke('inventory.query', { kind: 'vms', offset: 0, limit: 500, where: 'included and vcpus > 1' })).rows
  const classes = target.storageClasses.map(({ name }) => name)
  const busiest = <Row extends { readonly vms: number }>(rows: readonly Row[]): Row => required(rows.toSorted((left, right) => right.vms - left.vms)[0])
  const datastore = busiest(datastores).id
  const portGroup = busiest(portGroups).id
  const vmOf = (round: number): string => String(required(vms[round % vms.length])['id'])
  const decide = (kind: 'datastore.storage-class' | 'port-group.network' | 'vm.instance-type' | 'vm.preference' | 'vm.inclusion', subject: string, value: unknown) => backend.invoke('decisions.apply', { changes: [{ kind, subject, value }] }).then(valueOf)
  const policies = ['best-fit', 'exact', 'none'] as const
  return [
    { name: 'A datastore’s class (the busiest)', make: (_, round) => decide('datastore.storage-class', datastore, { storageClass: required(classes[round % classes.length]) }) },
    { name: 'A port group’s network (the busiest)', make: (_, round) => decide('port-group.network', portGroup, { type: 'localnet', vlanId: 100 + round }) },
    { name: 'A VM’s instance type', make: (_, round) => decide('vm.instance-type', vmOf(round), { type: 'named', name: 'u1.2xlarge' }) },
    { name: 'The policy of instance types', make: (_, round) => setTarget(backend, { ...target, compute: { ...target.compute, instanceTypes: required(policies[round % policies.length]) } }) },
    { name: 'A VM left out', make: (_, round) => decide('vm.inclusion', vmOf(round), { isIncluded: false, reason: 'stays' }) },
    { name: 'Undo', make: () => backend.invoke('decisions.undo', {}) },
  ]
}

async function setTarget(backend: Backend, target: Target): Promise<void> {
  valueOf(await backend.invoke('target.set', { target }))
}

async function timed(work: () => Promise<Outcome<unknown>>): Promise<{ wallMs: number; cpuMs: number; value: unknown }> {
  const [startedMs, started] = [performance.now(), process.cpuUsage()]
  const value = valueOf(await work())
  const { user, system } = process.cpuUsage(started)
  return { wallMs: performance.now() - startedMs, cpuMs: (user + system) / MICROSECONDS_PER_MS, value }
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the generated estate lacks what the benchmark changes')
  return value
}

function median(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN
}
