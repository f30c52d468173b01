import { AppError } from '#shared/contract/app-error.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { type CheckReport, runChecks } from '#shared/engine/check/run-checks.ts'
import { createBundleCache, type StoreExport } from '#backend/bundle/bundle-cache.ts'
import { groupFindings } from '#backend/bundle/bundle-groups.ts'
import { bundleText } from '#backend/bundle/bundle-text.ts'
import { bundleVersions, NEWEST_VERSIONS } from '#backend/bundle/bundle-versions.ts'
import { changesSinceExport, exportedState } from '#backend/bundle/changes-since-export.ts'
import { checkTitle } from '#backend/bundle/check-title.ts'
import { type BundleChoice, type BundleSources, computePreparedBundle } from '#backend/bundle/compute-bundle.ts'
import { describeVmInPlan } from '#backend/bundle/describe-vm-in-plan.ts'
import { createWriterAtOnce, createWriterWhileMade } from '#backend/bundle/finish/bundle-writer.ts'
import { keepExport } from '#backend/bundle/keep-export.ts'
import { listBundle, listTree } from '#backend/bundle/list-bundle.ts'
import { previewBundle } from '#backend/bundle/preview-bundle.ts'
import { previewVm } from '#backend/bundle/preview-vm.ts'
import { refuseCritical } from '#backend/bundle/refuse-critical.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import type { Session } from '#backend/session.ts'

type BundleMethods = 'bundle.preview' | 'bundle.verdict' | 'bundle.list' | 'bundle.tree' | 'bundle.vm' | 'bundle.vm-preview' | 'bundle.file' | 'bundle.export' | 'bundle.changes' | 'bundle.diff' | 'bundle.check'

export interface BundleHandlerOptions {
  /** Who writes in place of this connection; null: nobody. */
  readonly storeExport: StoreExport | null
  /** Nobody looks at a bundle before or after it is written, so that its files may be written as they are made. */
  readonly writesWhileMade: boolean
}

/** Showing, writing and comparing bundles, and judging folders of manifests. */
export function bundleHandlers(session: Session, sources: BundleSources, { storeExport, writesWhileMade }: BundleHandlerOptions): Pick<Handlers<Api>, BundleMethods> {
  const { plans } = sources
  const cache = createBundleCache(sources, storeExport)
  return {
    'bundle.preview': async (choice, context) => {
      const project = session.project()
      return previewBundle(project, await cache.bundle(project, choice, context))
    },
    'bundle.verdict': () => {
      const criticals = cache.criticals(session.project())
      return { critical: criticals === null ? null : groupFindings(criticals, checkTitle).map(({ checkId, title, count }) => ({ checkId, title, count })) }
    },
    'bundle.list': async (request, context) => {
      const project = session.project()
      return listBundle(project, await cache.bundle(project, choiceOf(request), context), request)
    },
    'bundle.tree': async (request, context) => {
      const project = session.project()
      return listTree(project, await cache.bundle(project, choiceOf(request), context), request)
    },
    'bundle.vm': async ({ id }) => describeVmInPlan(await computePreparedBundle(plans, session.project()), id),
    'bundle.vm-preview': async ({ id }) => ({ text: previewVm(await computePlan(plans, session.project(), {}), id) }),
    'bundle.file': async ({ path, ...choice }, context) => {
      const project = session.project()
      return bundleText(project, await cache.bundle(project, choice, context), path)
    },
    'bundle.export': async ({ out, force, acceptCritical, expected, isDownload, ...choice }, { signal, progress }) => {
      const project = session.project()
      const refuse = ({ findings }: CheckReport): void => {
        if (!acceptCritical) refuseCritical(findings)
      }
      const writing = { project, out, force, signal, progress: (done: number, total: number): void => progress({ phase: 'write', done, total }) }
      const writer = writesWhileMade && expected === undefined ? createWriterWhileMade(writing) : createWriterAtOnce(writing)
      try {
        const bundle = await cache.bundle(project, choice, { signal, progress, ...(writer.finisher === undefined ? {} : { finisher: writer.finisher, judged: refuse }) })
        if (expected !== undefined && expected !== bundle.fingerprint) {
          throw new AppError('conflict', 'The project has changed since this bundle was shown, so nothing was written: look at it again.', { reason: 'changed' })
        }
        refuse(bundle.checks)
        const { files, plan, checks } = bundle
        const state = await exportedState(project)
        const { out: written, packing } = await writer.write(bundle)
        const notKept = await keepExport(project, cache, bundle, packing, { at: session.now(), out: isDownload ? null : written, state })
        return {
          out: written,
          files: files.map((file) => file.path),
          plan,
          checks: { findings: [...checks.findings], notEvaluated: [...checks.notEvaluated] },
          notKept,
        }
      } catch (error) {
        throw await writer.giveUp(error)
      }
    },
    'bundle.changes': (page) => changesSinceExport(session.project(), page),
    // Reading YAML takes a package that nothing else of a bundle needs.
    'bundle.diff': async ({ folder, ...choice }, context) => {
      const { diffBundles } = await import('#backend/bundle/diff-bundles.ts')
      return diffBundles(folder, (await cache.bundle(session.project(), choice, context)).files)
    },
    'bundle.check': async ({ folder, mtv, openshift }, { signal }) => {
      const { readManifests } = await import('#backend/bundle/read-manifests.ts')
      const { objects, findings } = await readManifests(folder, signal)
      if (objects.length === 0 && findings.length === 0) throw new AppError('not-found', `${folder} holds no manifest: name the folder of a bundle.`, { folder })
      const base = (await bundleVersions(folder)) ?? NEWEST_VERSIONS
      const versions = { mtv: mtv ?? base.mtv, openshift: openshift ?? base.openshift }
      const checks = runChecks({ objects, versions, estate: null, concerns: null })
      return { documents: objects.length, versions, findings: [...findings, ...checks.findings], notEvaluated: [...checks.notEvaluated] }
    },
  }
}

/** Which bundle, without what is asked of it. */
function choiceOf({ only, mtv, openshift }: BundleChoice): BundleChoice {
  return { only, mtv, openshift }
}
