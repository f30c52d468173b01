// `npm run bench -- load [--vms N] [--sessions N] [--seconds N] [--think N]`: so many sessions at once on one project, over the built web host in a
// process of its own. Each asks for a page of VMs, a VM, the journal, the plan; one of twenty calls decides something about a VM of its own.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { BUILT_MEASUREMENTS, buildMeasurements } from './import/build-measurements.ts'
import { prepareEstate } from './ui/prepare-estate.ts'

const DEFAULTS = { vms: '10000', sessions: '20', seconds: '30', think: '2000' } as const
const DECISION_EVERY = 20
const PAGE_ROWS = 100
const LAST_PAGE = 9_000
const PROMISED_PERCENTILE = 0.95
const MS_PER_SECOND = 1000

interface Answer { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly message: string } }
interface Timing { readonly name: string; readonly ms: number }

/** Prints a row a call, and whether the journal holds every decision that was answered; the exit status is 1 where it does not. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const options = Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, { type: 'string' as const, default: value }]))
  const { values } = parseArgs({ args: [...benchArguments], options: options as { readonly [Name in keyof typeof DEFAULTS]: { type: 'string'; default: string } } }) // the names are those of DEFAULTS
  const kept = await prepareEstate(path.resolve(import.meta.dirname, '..', '.cache', 'bench'), Number(values.vms))
  await buildMeasurements()
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-load-'))
  const project = path.join(folder, 'estate.portolan')
  copyFileSync(kept, project)
  const child = spawn(process.execPath, [path.join(BUILT_MEASUREMENTS, 'load-server.js'), project, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const link = await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())))
    const ask = openClient(link)
    const ids = rowsOf(await ask('inventory.query', { kind: 'vms', offset: 0, limit: Number(values.sessions) * PAGE_ROWS, columns: ['id'] })).map(({ id }) => id)
    // What the first to ask waits for is the time of the plan, which other benchmarks measure.
    for (const [name, input] of readsOf(ids[0] ?? '', 0)) await ask(name, input)
    const end = Date.now() + Number(values.seconds) * MS_PER_SECOND
    const sessions = await Promise.all(Array.from({ length: Number(values.sessions) }, (_, index) => useApp(ask, ids.slice(index * PAGE_ROWS, (index + 1) * PAGE_ROWS), end, Number(values.think), index)))
    report(sessions.flatMap(({ timings }) => timings))
    await judge(ask, sessions.flatMap(({ decided }) => decided))
  } finally {
    child.stdin.end()
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(folder, { recursive: true })
  }
}

type Ask = (name: string, input: unknown) => Promise<Answer>
interface Decided { readonly batch: number; readonly subject: string; readonly namespace: string }

/** One person: looks here and there, and now and then decides. */
async function useApp(ask: Ask, ids: readonly string[], end: number, thinkMs: number, session: number): Promise<{ timings: readonly Timing[]; decided: readonly Decided[] }> {
  const timings: Timing[] = []
  const decided: Decided[] = []
  await sleep((session / Number(DEFAULTS.sessions)) * thinkMs)
  for (let step = session; Date.now() < end; step += 1) {
    const id = ids[step % ids.length] ?? ''
    const started = performance.now()
    const reads = readsOf(id, step)
    if (step % DECISION_EVERY === 0) {
      const namespace = `s${String(session)}-${String(step)}`
      const { ok, value, error } = await ask('decisions.apply', { changes: [{ kind: 'vm.namespace', subject: id, value: { namespace } }] })
      if (!ok) throw new Error(error?.message)
      decided.push({ batch: (value as { batch: number }).batch, subject: id, namespace }) // as the contract says
      timings.push({ name: 'decisions.apply', ms: performance.now() - started })
    } else {
      const [name, input] = reads[step % reads.length] ?? ['decisions.state', {}]
      const { ok, error } = await ask(name, input)
      if (!ok) throw new Error(`${name}: ${error?.message ?? ''}`)
      timings.push({ name, ms: performance.now() - started })
    }
    await sleep(thinkMs)
  }
  return { timings, decided }
}

function readsOf(id: string, step: number): readonly (readonly [name: string, input: unknown])[] {
  return [
    ['inventory.query', { kind: 'vms', offset: (step * PAGE_ROWS) % LAST_PAGE, limit: PAGE_ROWS, sort: [{ column: 'name', isDescending: step % 2 === 0 }] }],
    ['inventory.vm', { id }],
    ['decisions.state', {}],
    ['plan.compute', {}],
    ['bundle.vm', { id }],
    ['assess.summary', {}],
  ]
}

function report(timings: readonly Timing[]): void {
  console.log('| Call | Number | Median, ms | 95th percentile, ms | Worst, ms |\n|---|---:|---:|---:|---:|')
  const names = [...new Set(timings.map(({ name }) => name))].sort()
  const row = (title: string, own: readonly Timing[]): void => {
    const sorted = own.map(({ ms }) => ms).sort((left, right) => left - right)
    const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0)
    console.log(`| ${title} | ${String(sorted.length)} | ${at(0.5)} | ${at(PROMISED_PERCENTILE)} | ${at(1)} |`)
  }
  for (const name of names) row(`\`${name}\``, timings.filter((timing) => timing.name === name))
  row('all reads', timings.filter(({ name }) => name !== 'decisions.apply'))
}

/** Every decision that was answered is in the journal once, under the number that was answered. */
async function judge(ask: Ask, decided: readonly Decided[]): Promise<void> {
  const journal = (await ask('decisions.list', {})).value as { batch: number; subject: string; new: { namespace: string } }[] // as the contract says
  const known = new Map(journal.map((entry) => [entry.batch, entry]))
  const lost = decided.filter(({ batch, subject, namespace }) => known.get(batch)?.subject !== subject || known.get(batch)?.new.namespace !== namespace)
  const isWhole = lost.length === 0 && journal.length === decided.length && known.size === journal.length
  console.log(`${String(decided.length)} decisions were answered, ${String(journal.length)} are in the journal, ${String(lost.length)} are lost.`)
  if (!isWhole) process.exitCode = 1
}

function rowsOf(answer: Answer): readonly { readonly id: string }[] {
  if (!answer.ok) throw new Error(answer.error?.message)
  return (answer.value as { rows: { id: string }[] }).rows // as the contract says, with the column that was asked for
}

function openClient(link: string): Ask {
  const [origin = '', token = ''] = link.split('/#token=')
  const { hostname, port } = new URL(origin)
  let calls = 0
  return (name, input) =>
    new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path: '/rpc', method: 'POST', agent: false, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const outcome = Buffer.concat(chunks).toString().split('\n\n').find((block) => block.startsWith('event: outcome'))
          if (outcome === undefined) reject(new Error(`${name} had no outcome: ${Buffer.concat(chunks).toString().slice(0, PAGE_ROWS)}`))
          else resolve(JSON.parse(outcome.slice(outcome.indexOf('data: ') + 'data: '.length)) as Answer) // as the web host writes it
        })
      })
      asked.on('error', reject)
      asked.end(JSON.stringify({ id: `load-${String((calls += 1))}`, name, input }))
    })
}
