import type { ProjectFile } from '#backend/db/project-file.ts'
import type { BundlePreview, ReasonGroup } from '#shared/contract/bundle-preview.ts'
import { CHECKS } from '#shared/engine/check/checks/registry.ts'
import type { ListedOutsiders } from './bundle-groups.ts'
import { checkTitle } from './check-title.ts'
import type { ComputedBundle } from './compute-bundle.ts'
import { shownBundle } from './shown-bundle.ts'

/** A computed bundle as a host shows it before it is written: its numbers. */
export function previewBundle(project: ProjectFile, bundle: ComputedBundle): BundlePreview {
  const { plan, outside, checks } = bundle
  const { compared, findings, outside: groups } = shownBundle(project, bundle)
  return {
    fingerprint: bundle.fingerprint,
    only: bundle.only,
    plan: {
      target: plan.target,
      counts: plan.counts,
      assumptions: plan.assumptions,
      disks: outside.disks,
      unplaced: counted(groups.unplaced),
      excluded: counted(groups.excluded),
      leftOutNics: counted(groups.leftOutNics),
      images: { total: plan.images.length, toRebuild: plan.images.filter(({ isToRebuild }) => isToRebuild).length },
    },
    checks: {
      total: CHECKS.length,
      groups: findings.map(({ severity, checkId, title, remedy, count }) => ({ severity, checkId, title, remedy, count })),
      notEvaluated: checks.notEvaluated.map(({ checkId, because }) => ({ checkId, title: checkTitle(checkId), because })),
    },
    files: {
      total: compared.files.length,
      bytes: compared.files.reduce((sum, file) => sum + file.bytes, 0),
      added: compared.files.filter(({ change }) => change === 'added').length,
      changed: compared.files.filter(({ change }) => change === 'changed').length,
      same: compared.files.filter(({ change }) => change === 'same').length,
      removed: compared.removed.length,
    },
    last: compared.last,
  }
}

function counted(groups: readonly ListedOutsiders[]): ReasonGroup[] {
  return groups.map(({ code, title, count }) => ({ code, title, count }))
}
