import type { ProjectFile } from '#backend/db/project-file.ts'
import type { BundlePreview } from '#shared/contract/bundle-preview.ts'
import { CHECKS } from '#shared/engine/check/checks/registry.ts'
import { checkTitle } from './check-title.ts'
import { compareBundle } from './compare-bundle.ts'
import type { ComputedBundle } from './compute-bundle.ts'

/** A computed bundle as a host shows it before it is written. */
export function previewBundle(project: ProjectFile, bundle: ComputedBundle): BundlePreview {
  const { plan, outside, checks } = bundle
  const compared = compareBundle(project, bundle)
  const paths = new Set(bundle.files.map((file) => file.path))
  const fileOf = (subject: string): string | null => {
    const path = bundle.fileOfObject.get(subject)
    return path !== undefined && paths.has(path) ? path : null
  }
  return {
    fingerprint: bundle.fingerprint,
    only: bundle.only,
    plan: { target: plan.target, counts: plan.counts, plans: plan.plans, images: plan.images, assumptions: plan.assumptions, ...outside },
    checks: {
      total: CHECKS.length,
      findings: checks.findings.map((finding) => ({ ...finding, title: checkTitle(finding.ruleId), file: fileOf(finding.subject) })),
      notEvaluated: checks.notEvaluated.map(({ checkId, because }) => ({ checkId, title: checkTitle(checkId), because })),
    },
    ...compared,
  }
}
