import { AppError } from '#shared/contract/app-error.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { isFieldAvailable } from '#shared/engine/check/version-gates.ts'
import { emitObjects, layOutBundle } from '#shared/manifests/bundle-layout.ts'
import { bundleVersions, NEWEST_VERSIONS } from '#backend/bundle/bundle-versions.ts'
import { readManifests } from '#backend/bundle/read-manifests.ts'
import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import { writeBundle } from '#backend/exporters/bundle/write-bundle.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import { summarisePlan } from '#backend/plan/summarise-plan.ts'
import type { Session } from '#backend/session.ts'

/** Writing bundles, and judging folders of manifests. */
export function bundleHandlers(session: Session): Pick<Handlers<Api>, 'bundle.export' | 'bundle.check'> {
  return {
    'bundle.export': async ({ out, only, force, mtv, openshift }, { signal, progress }) => {
      progress({ phase: 'plan', done: 0, total: 1 })
      const computed = await computePlan(session.project(), { mtv, openshift })
      const { plan, estate, concerns } = computed
      const versions = { mtv: plan.target.mtv, openshift: plan.target.openshift }
      const isAvailable = (kind: string, path: string, value?: string): boolean => isFieldAvailable(versions, kind, path, value)
      progress({ phase: 'check', done: 0, total: 1 })
      const checks = runChecks({ objects: emitObjects(plan, { isAvailable }).map((entry) => entry.object), versions, estate, concerns })
      refuseCritical(checks.findings, force)
      const files = layOutBundle(plan, { isAvailable, sha256, ...(only === undefined ? {} : { only }) })
      const written = await writeBundle({ out, files, force, signal, progress: (done, total) => progress({ phase: 'write', done, total }) })
      return {
        out: written,
        files: files.map((file) => file.path),
        plan: summarisePlan(computed),
        checks: { findings: [...checks.findings], notEvaluated: [...checks.notEvaluated] },
      }
    },
    'bundle.check': async ({ folder, mtv, openshift }, { signal }) => {
      const { objects, findings } = await readManifests(folder, signal)
      if (objects.length === 0 && findings.length === 0) throw new AppError('not-found', `${folder} holds no manifest: name the folder of a bundle.`, { folder })
      const base = (await bundleVersions(folder)) ?? NEWEST_VERSIONS
      const versions = { mtv: mtv ?? base.mtv, openshift: openshift ?? base.openshift }
      const checks = runChecks({ objects, versions, estate: null, concerns: null })
      return { documents: objects.length, versions, findings: [...findings, ...checks.findings], notEvaluated: [...checks.notEvaluated] }
    },
  }
}

/** A bundle that MTV would refuse is not written by accident. */
function refuseCritical(findings: readonly { readonly severity: string; readonly message: string }[], force: boolean): void {
  const critical = findings.filter((finding) => finding.severity === 'critical')
  const [first] = critical
  if (first === undefined || force) return
  throw new AppError('conflict', `MTV would refuse this bundle: ${first.message}${critical.length > 1 ? ` And ${critical.length - 1} more.` : ''} Nothing was written; --force writes it all the same.`, {
    findings: critical.map((finding) => finding.message),
  })
}
