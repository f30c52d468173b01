import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState, projectState } from '#backend/db/project-state.ts'
import type { OutsidePart } from '#shared/contract/bundle-lists.ts'
import { groupByReason, groupFindings, groupNics, type ListedFindings, type ListedOutsiders } from './bundle-groups.ts'
import { checkTitle } from './check-title.ts'
import { compareBundle, type ComparedFiles } from './compare-bundle.ts'
import type { ComputedBundle } from './compute-bundle.ts'
import { type Folder, type ListedFile, listFiles, treeOf } from './file-tree.ts'

/** A bundle as its pages are cut from it: sorted into groups and folders, and compared with the last export. */
export interface ShownBundle {
  readonly compared: ComparedFiles
  readonly findings: readonly ListedFindings[]
  readonly outside: Readonly<Record<OutsidePart, readonly ListedOutsiders[]>>
  /** All files, or those alone that are not as before. */
  readonly tree: (changedOnly: boolean) => ShownTree
  /** The file of an object; null where this part of the bundle leaves it out. */
  readonly fileOf: (subject: string) => string | null
  /** The same of a Plan, by its name. */
  readonly fileOfPlan: (name: string) => string | null
}

export interface ShownTree {
  readonly root: Folder
  readonly files: number
}

const kept = new WeakMap<ComputedBundle, { readonly state: ProjectState; readonly shown: ShownBundle }>()

/** Sorted once for as long as the project stays as it is: whoever asks for the next page, or opens a folder, waits for nothing of it. */
export function shownBundle(project: ProjectFile, bundle: ComputedBundle): ShownBundle {
  const state = projectState(project)
  const known = kept.get(bundle)
  if (known !== undefined && isSameState(known.state, state)) return known.shown
  const shown = sortOut(project, bundle)
  kept.set(bundle, { state, shown })
  return shown
}

function sortOut(project: ProjectFile, bundle: ComputedBundle): ShownBundle {
  const { outside, checks, fileOfObject, fileOfPlan } = bundle
  const compared = compareBundle(project, bundle)
  const paths = new Set(compared.files.map(({ path }) => path))
  const presentPath = (path: string | undefined): string | null => (path !== undefined && paths.has(path) ? path : null)
  const trees = new Map<boolean, ShownTree>()
  return {
    compared,
    findings: groupFindings(checks.findings, checkTitle),
    outside: { unplaced: groupByReason(outside.unplaced), excluded: groupByReason(outside.excluded), leftOutNics: groupNics(outside.leftOutNics) },
    tree: (changedOnly) => {
      const tree = trees.get(changedOnly) ?? treeOfFiles(listFiles(compared).filter(({ change }) => !changedOnly || change !== 'same'))
      trees.set(changedOnly, tree)
      return tree
    },
    fileOf: (subject) => presentPath(fileOfObject.get(subject)),
    fileOfPlan: (name) => presentPath(fileOfPlan.get(name)),
  }
}

function treeOfFiles(files: readonly ListedFile[]): ShownTree {
  return { root: treeOf(files), files: files.length }
}
