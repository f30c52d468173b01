import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MTV_VERSIONS, type MtvVersion, OPENSHIFT_VERSIONS, type OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { isFieldAvailable } from '#shared/engine/check/version-gates.ts'
import type { BundlePart } from '#shared/manifests/bundle-folders.ts'
import { layOutBundle } from '#shared/manifests/bundle-layout.ts'
import { withWholeCluster } from '#shared/manifests/golden/example-cluster.ts'
import { examplePlan } from '#shared/manifests/golden/example-plan.ts'
import { sha256 } from './sha256.ts'
import { writeBundle } from './write-bundle.ts'

/** Judges manifests by the CRDs of each release, as a strict API server would; beside the project on development machines only. */
const VALIDATOR = '../shared/tools/validate-manifests.mjs'
/** Of which the validator has no schema. */
const WITHOUT_SCHEMA = 'no schema for nfd.openshift.io/v1/NodeFeatureDiscovery'
const run = promisify(execFile)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-valid-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function problemsOf(mtv: MtvVersion, openshift: OpenshiftVersion, only?: BundlePart): Promise<readonly unknown[]> {
  const files = layOutBundle(withWholeCluster(examplePlan({ mtv, openshift })), { isAvailable: (kind, path, value) => isFieldAvailable({ mtv, openshift }, kind, path, value), sha256, ...(only === undefined ? {} : { only }) })
  const out = await writeBundle({ out: join(folder, `${mtv}-${openshift}-${only ?? 'all'}`), files, force: false, signal: { aborted: false } })
  // The status is 1 when there are problems, which then stand on stdout all the same.
  const { stdout } = await run(process.execPath, [VALIDATOR, '--json', '--mtv', mtv, '--openshift', openshift, out]).catch((error: { stdout: string }) => error)
  const { problems } = JSON.parse(stdout) as { problems: readonly { readonly text: string }[] } // what the validator's --json prints
  return problems.filter(({ text }) => text !== WITHOUT_SCHEMA)
}

describe.skipIf(!existsSync(VALIDATOR))('a written bundle against the CRDs of each release (the validator beside the project)', () => {
  // What one release decides does not hang on the other: so each is there once. `npm run bench -- bundle-matrix` takes all.
  test.each(OPENSHIFT_VERSIONS.map((openshift, index) => [MTV_VERSIONS[Math.min(index, MTV_VERSIONS.length - 1)] ?? '2.12', openshift] as const))('MTV %s on OpenShift %s', async (mtv, openshift) => {
    expect(await problemsOf(mtv, openshift)).toEqual([])
  })

  test('the cluster part alone', async () => {
    expect(await problemsOf('2.12', '4.22', 'cluster')).toEqual([])
  })
})
