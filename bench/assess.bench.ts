// `npm run bench -- assess [--vms N] [--repeat N] [--file FILE]`: how long rules and assessment compute over an estate that is loaded.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import { createBackend } from '#backend/create-backend.ts'
import { openProject } from '#backend/db/project-file.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { addUpEstate, assessEstate, assessVms, judgeByPlan } from '#shared/engine/assess/assess-vms.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'

const SAMPLE_SEED = 42
const DEFAULT_VMS = '10000'
const DEFAULT_REPEAT = '9'
const BUDGET_MS = 400
const SLOWEST = 5
const MICROSECONDS_PER_MS = 1000
const IMPORTED_AT = '2026-03-02T09:00:00.000Z'
const PRESET = 'odf'

/** Prints the first and the median time of all rules and of the assessment, and the slowest rules alone; fails where all rules together are over the budget at first. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...benchArguments],
    options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT }, file: { type: 'string' } },
  })
  const estate = await loadSample(values.vms, values.file)
  const repeat = Number(values.repeat)
  const target = await loadTarget(PRESET)
  const startedMs = performance.now()
  const times = Array.from({ length: repeat + 1 }, () => assessAll(estate, target))
  const wallMs = (performance.now() - startedMs) / (repeat + 1)
  const [first, ...later] = times
  if (first === undefined) throw new Error('nothing was measured')
  const result = runRules(estate, target)
  console.log(`\n${estate.vms.length.toLocaleString('en')} VMs and templates, ${RULES.length} rules: ${result.findings.length.toLocaleString('en')} findings, ${result.notEvaluated.length} kinds of not evaluated; ${wallMs.toFixed(0)} ms a run with its plan by the clock on the wall\n`)
  console.log('| Part | First, ms | Median, ms |\n|---|---:|---:|')
  for (const part of PARTS) console.log(`| ${PART_NAMES[part]} | ${first[part].toFixed(0)} | ${median(later.map((run) => run[part])).toFixed(0)} |`)
  const rulesMs = first.estate + first.plan
  console.log(`| all rules | ${rulesMs.toFixed(0)} | ${median(later.map((run) => run.estate + run.plan)).toFixed(0)} |`)
  const alone = RULES.filter((rule) => !('checkPlanned' in rule)).map((rule) => ({ id: rule.id, ms: median(Array.from({ length: repeat }, () => timed(() => runRules(estate, target, [rule])))) }))
  console.log('\n| Slowest rules about the inventory, alone | | Median, ms |\n|---|---|---:|')
  for (const { id, ms } of alone.sort((left, right) => right.ms - left.ms).slice(0, SLOWEST)) console.log(`| ${id} | | ${ms.toFixed(1)} |`)
  if (!(rulesMs < BUDGET_MS)) process.exitCode = 1
}

/** What is measured, one after another: a decision changes the last two and the plan, which `bench -- plan` measures. */
const PARTS = ['estate', 'plan', 'status'] as const
const PART_NAMES = { estate: 'rules about the inventory', plan: 'rules about the plan', status: 'status, class, complexity' } as const

/** CPU time of each part in ms. */
function assessAll(estate: Estate, target: Awaited<ReturnType<typeof loadTarget>>): Record<(typeof PARTS)[number], number> {
  let own: ReturnType<typeof assessEstate> | null = null
  const estateMs = timed(() => { own = assessEstate(estate, target) })
  if (own === null) throw new Error('nothing was assessed')
  const base: ReturnType<typeof assessEstate> = own
  const { findings, notEvaluated } = addUpEstate(base)
  const plan = buildMigrationPlan({ estate, target, decisions: NO_DECISIONS, concerns: findings, notEvaluated })
  let byPlan: ReturnType<typeof judgeByPlan> = new Map()
  const planMs = timed(() => { byPlan = judgeByPlan(base, plan) })
  return { estate: estateMs, plan: planMs, status: timed(() => assessVms(base, plan, byPlan, null)) }
}

async function loadSample(vms: string, file: string | undefined): Promise<Estate> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  const backend = createBackend({ now: () => IMPORTED_AT, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    const projectPath = path.join(folder, 'estate.portolan')
    const workbook = file ?? path.join(folder, 'estate.xlsx')
    if (file === undefined) await generateSample({ vms: Number(vms), form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, workbook)
    for (const outcome of [await backend.invoke('project.open', { path: projectPath, create: true }), await backend.invoke('inventory.import', { files: [workbook] })]) {
      if (!outcome.ok) throw new Error(outcome.error.message)
    }
    backend.close()
    const project = openProject(projectPath, { create: false })
    try {
      return loadEstate(project)
    } finally {
      project.database.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Time that this thread computed, in ms: what other programs take of the processor is not the rules' doing. */
function timed(work: () => unknown): number {
  const started = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(started)
  return (user + system) / MICROSECONDS_PER_MS
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
