// `npm run bench -- bundle-matrix [FILE ...] [--vms N] [--whole] [--preset ID]`: bundles of an estate for every preset and release,
// judged by the validator beside the project. Without files a generated estate of two vCenters.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs, promisify } from 'node:util'
import { createBackend } from '#backend/create-backend.ts'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { MTV_VERSIONS, OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'
import { WHOLE_CLUSTER } from '#shared/manifests/golden/example-cluster.ts'

const VALIDATOR = path.resolve(import.meta.dirname, '../../shared/tools/validate-manifests.mjs')
const DEFAULT_VMS = '500'
const SEED = 7
const VCENTERS = 2
const NOW = '2026-03-02T10:00:00.000Z'
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024
const MS_PER_SECOND = 1000
/** Of which the validator has no schema; only with --whole. */
const WITHOUT_SCHEMA = 'no schema for nfd.openshift.io/v1/NodeFeatureDiscovery'
/** Problems that are printed of each bundle. */
const SHOWN = 5

/** Prints a row a preset: how many of its bundles hold, and how long an export took; fails where any does not. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...benchArguments], allowPositionals: true, options: { vms: { type: 'string', default: DEFAULT_VMS }, whole: { type: 'boolean', default: false }, preset: { type: 'string' } } })
  if (!existsSync(VALIDATOR)) throw new Error(`there is no validator at ${VALIDATOR}`)
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-matrix-'))
  const backend = createBackend({ now: () => NOW, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    const files = positionals.length > 0 ? positionals.map((file) => path.resolve(file)) : [path.join(folder, 'generated.xlsx')]
    if (positionals.length === 0) await generateSample({ vms: Number(values.vms), form: 'native', seed: SEED, vcenters: VCENTERS, exportedAt: DEFAULT_EXPORTED_AT }, files[0] ?? '')
    valueOf(await backend.invoke('project.open', { path: path.join(folder, 'p.portolan'), create: true }))
    valueOf(await backend.invoke('inventory.import', { files }))
    const clusters = valueOf(await backend.invoke('inventory.list', { kind: 'clusters' })).rows.map((row) => String(row['name']))
    const presets = valueOf(await backend.invoke('target.presets', {})).filter(({ id }) => values.preset === undefined || id === values.preset)
    console.log(`| Preset | Bundles | Without a problem | Longest export, s |\n|---|---:|---:|---:|`)
    for (const preset of presets) {
      const target = values.whole
        ? { ...preset, id: `${preset.id}-whole`, features: { ...preset.features, hyperConverged: true, descheduler: true, nodeHealthCheck: true }, placement: { ...preset.placement, carrier: 'plans' as const, nodeGroups: clusters.slice(0, 1).map((name) => ({ name: 'databases', clusters: [name], isTainted: true })) }, compute: { ...preset.compute, instanceTypes: 'best-fit' as const, preferences: 'osmap' as const, patches: true }, cluster: WHOLE_CLUSTER, migration: { ...preset.migration, hostNetworks: ['IP-Storage'] } }
        : preset
      valueOf(await backend.invoke('target.set', { target }))
      let [bundles, faultless, longestMs] = [0, 0, 0]
      for (const openshift of OPENSHIFT_VERSIONS) {
        for (const mtv of MTV_VERSIONS) {
          const out = path.join(folder, 'bundle')
          const startedMs = performance.now()
          valueOf(await backend.invoke('bundle.export', { out, force: false, acceptCritical: true, mtv, openshift }))
          longestMs = Math.max(longestMs, performance.now() - startedMs)
          const problems = await problemsOf(out, mtv, openshift)
          bundles += 1
          if (problems.length === 0) faultless += 1
          else console.error(`${preset.id}, OpenShift ${openshift}, MTV ${mtv}: ${String(problems.length)} problems\n${problems.slice(0, SHOWN).map((problem) => JSON.stringify(problem)).join('\n')}`)
          rmSync(out, { recursive: true })
        }
      }
      console.log(`| ${preset.id} | ${String(bundles)} | ${String(faultless)} | ${(longestMs / MS_PER_SECOND).toFixed(2)} |`)
      if (faultless < bundles) process.exitCode = 1
    }
  } finally {
    backend.close()
    rmSync(folder, { recursive: true })
  }
}

async function problemsOf(out: string, mtv: string, openshift: string): Promise<readonly unknown[]> {
  // The status is 1 when there are problems, which then stand on stdout all the same.
  const { stdout } = await promisify(execFile)(process.execPath, [VALIDATOR, '--json', '--mtv', mtv, '--openshift', openshift, out], { maxBuffer: MOST_OUTPUT_BYTES }).catch((error: { stdout: string }) => error)
  const { problems } = JSON.parse(stdout) as { problems: readonly { readonly text: string }[] } // what the validator's --json prints
  return problems.filter(({ text }) => text !== WITHOUT_SCHEMA)
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
