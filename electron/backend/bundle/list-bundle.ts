import type { ProjectFile } from '#backend/db/project-file.ts'
import type { z } from 'zod'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { BundleTree } from '#shared/contract/bundle-lists.ts'
import type { ComputedBundle } from './compute-bundle.ts'
import { treeRows } from './file-tree.ts'
import { shownBundle } from './shown-bundle.ts'

type ListRequest = z.output<Api['bundle.list']['input']>
type TreeRequest = Pick<z.output<Api['bundle.tree']['input']>, 'toggled' | 'changedOnly'>

/** A page of one list of a bundle; none of a group that it has not. */
export function listBundle(project: ProjectFile, bundle: ComputedBundle, request: ListRequest): ApiOutput<'bundle.list'> {
  const shown = shownBundle(project, bundle)
  switch (request.part) {
    case 'plans': {
      const { total, rows } = pageOf(bundle.plan.plans, request)
      return { part: 'plans', total, rows: rows.map((plan) => ({ ...plan, file: shown.fileOfPlan(plan.name) })) }
    }
    case 'images':
      return { part: 'images', ...pageOf(bundle.plan.images.filter(({ isToRebuild }) => isToRebuild), request) }
    case 'findings': {
      const group = shown.findings.find(({ severity, checkId }) => severity === request.severity && checkId === request.checkId)
      const { total, rows } = pageOf(group?.findings ?? [], request)
      return { part: 'findings', total, rows: rows.map((finding) => ({ ...finding, file: shown.fileOf(finding.subject) })) }
    }
    default:
      return { part: request.part, ...pageOf(shown.outside[request.part].find(({ code }) => code === request.code)?.entries ?? [], request) }
  }
}

/** A tree that is short enough is shown wholly open where only some files are asked for. */
const MOST_OPEN_FILES = 500

/** The lines of the tree of a bundle's files. */
export function listTree(project: ProjectFile, bundle: ComputedBundle, { toggled, changedOnly }: TreeRequest): BundleTree {
  const { root, files } = shownBundle(project, bundle).tree(changedOnly)
  const areAllOpen = changedOnly && files <= MOST_OPEN_FILES
  const chosen = new Map(Object.entries(toggled))
  return { rows: treeRows(root, (folder) => chosen.get(folder) ?? (areAllOpen || !folder.includes('/'))) }
}

function pageOf<Row>(all: readonly Row[], { offset, limit }: { readonly offset: number; readonly limit: number }): { total: number; rows: Row[] } {
  return { total: all.length, rows: all.slice(offset, offset + limit) }
}
