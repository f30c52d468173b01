import { AppError } from '#shared/contract/app-error.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { createBundleCache, type StoreExport } from '#backend/bundle/bundle-cache.ts'
import { bundleText } from '#backend/bundle/bundle-text.ts'
import { bundleVersions, NEWEST_VERSIONS } from '#backend/bundle/bundle-versions.ts'
import { changesSinceExport, exportedState } from '#backend/bundle/changes-since-export.ts'
import { computeJudgedBundle } from '#backend/bundle/compute-bundle.ts'
import { describeVmInPlan } from '#backend/bundle/describe-vm-in-plan.ts'
import { diffBundles } from '#backend/bundle/diff-bundles.ts'
import { keepExport, packExport } from '#backend/bundle/keep-export.ts'
import { previewBundle } from '#backend/bundle/preview-bundle.ts'
import { previewVm } from '#backend/bundle/preview-vm.ts'
import { readManifests } from '#backend/bundle/read-manifests.ts'
import { refuseCritical } from '#backend/bundle/refuse-critical.ts'
import { writeBundle } from '#backend/exporters/bundle/write-bundle.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'

type BundleMethods = 'bundle.preview' | 'bundle.vm' | 'bundle.vm-preview' | 'bundle.file' | 'bundle.export' | 'bundle.changes' | 'bundle.diff' | 'bundle.check'

/** Showing, writing and comparing bundles, and judging folders of manifests. */
export function bundleHandlers(session: Session, plans: PlanCache, storeExport: StoreExport | null): Pick<Handlers<Api>, BundleMethods> {
  const cache = createBundleCache(plans, storeExport)
  return {
    'bundle.preview': async (choice, context) => {
      const project = session.project()
      return previewBundle(project, await cache.bundle(project, choice, context))
    },
    'bundle.vm': async ({ id }) => describeVmInPlan(await computeJudgedBundle(plans, session.project()), id),
    'bundle.vm-preview': async ({ id }) => ({ text: previewVm(await computePlan(plans, session.project(), {}), id) }),
    'bundle.file': async ({ path, ...choice }, context) => {
      const project = session.project()
      return bundleText(project, await cache.bundle(project, choice, context), path)
    },
    'bundle.export': async ({ out, force, acceptCritical, expected, isDownload, ...choice }, { signal, progress }) => {
      const project = session.project()
      const bundle = await cache.bundle(project, choice, { signal, progress })
      if (expected !== undefined && expected !== bundle.fingerprint) {
        throw new AppError('conflict', 'The project has changed since this bundle was shown, so nothing was written: look at it again.', { reason: 'changed' })
      }
      if (!acceptCritical) refuseCritical(bundle.checks.findings)
      const { files, plan, checks } = bundle
      const state = await exportedState(project)
      const packing = packExport(project, bundle)
      packing.catch(() => undefined) // keepExport tells of it; where nothing is written, nothing is kept
      const written = await writeBundle({ out, files, force, signal, progress: (done, total) => progress({ phase: 'write', done, total }) })
      const notKept = await keepExport(project, cache, bundle, packing, { at: session.now(), out: isDownload ? null : written, state })
      return {
        out: written,
        files: files.map((file) => file.path),
        plan,
        checks: { findings: [...checks.findings], notEvaluated: [...checks.notEvaluated] },
        notKept,
      }
    },
    'bundle.changes': (page) => changesSinceExport(session.project(), page),
    'bundle.diff': async ({ folder, ...choice }, context) => diffBundles(folder, (await cache.bundle(session.project(), choice, context)).files),
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
