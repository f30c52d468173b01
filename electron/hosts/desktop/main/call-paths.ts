import { API } from '#shared/contract/api.ts'
import { REPORT_FORMATS } from '#shared/contract/report-api.ts'
import type { GrantedPaths, Purpose } from './granted-paths.ts'

/** A path of this machine that a call names. */
export interface NamedPath {
  readonly path: string
  readonly purpose: Purpose
}

/** The paths in a call's input, which the call's own schema refuses where this cannot read it. */
export type PathsOf = (input: unknown) => readonly NamedPath[]

/**
 * Every call that a page of the desktop app may make, with the paths that it names. What is not listed is refused,
 * so that a new call that takes a path is not let through unseen.
 */
export const CALL_PATHS: Readonly<Record<string, PathsOf>> = {
  'project.open': (input) => {
    const parsed = API['project.open'].input.safeParse(input)
    return parsed.success ? [{ path: parsed.data.path, purpose: parsed.data.create ? 'project-new' : 'project-open' }] : []
  },
  'project.create': none,
  'project.recent': none,
  'project.forget': none,
  'preferences.read': none,
  'preferences.write': none,
  'project.info': none,
  'project.close': none,
  'inventory.import': (input) => {
    const parsed = API['inventory.import'].input.safeParse(input)
    return parsed.success ? parsed.data.files.map((path) => ({ path, purpose: 'read' })) : []
  },
  'inventory.import-engine': (input) => {
    const caFile = API['inventory.import-engine'].input.safeParse(input).data?.caFile
    return caFile === undefined ? [] : [{ path: caFile, purpose: 'read' }]
  },
  'inventory.report': none,
  'inventory.rejected': none,
  'inventory.list': none,
  'inventory.query': none,
  'inventory.complete': none,
  'inventory.group': none,
  'inventory.decide': none,
  'inventory.vm': none,
  'inventory.raw-rows': none,
  'inventory.scopes': none,
  'assess.summary': none,
  'assess.vms': none,
  'assess.vm': none,
  'assess.rule': none,
  'assess.reasons': none,
  'imports.list': none,
  'imports.diff': none,
  'imports.diff-vms': none,
  'imports.vm': none,
  'imports.waiting-decisions': none,
  'imports.undo': none,
  'target.presets': none,
  'target.get': none,
  'target.set': none,
  'target.validate': none,
  'target.format': none,
  'target.parse': none,
  'target.use': (input) => {
    const parsed = API['target.use'].input.safeParse(input)
    const target = parsed.data?.target
    return target === undefined || PRESET_ID.test(target) ? [] : [{ path: target, purpose: 'read' }]
  },
  'decisions.import': (input) => {
    const parsed = API['decisions.import'].input.safeParse(input)
    return parsed.success ? [{ path: parsed.data.file, purpose: 'read' }] : []
  },
  'decisions.take': none,
  'decisions.export': none,
  'decisions.apply': none,
  'decisions.undo': none,
  'decisions.redo': none,
  'decisions.steps': none,
  'decisions.step': none,
  'decisions.go-to': none,
  'decisions.list': none,
  'decisions.state': none,
  'notes.list': none,
  'notes.write': none,
  'notes.write-many': none,
  'notes.remove': none,
  'views.list': none,
  'mapping.summary': none,
  'mapping.storage': none,
  'mapping.networks': none,
  'mapping.scheduling': none,
  'mapping.namespaces': none,
  'mapping.placement': none,
  'mapping.placement-vms': none,
  'mapping.placement-ids': none,
  'mapping.compute': none,
  'mapping.compute-ids': none,
  'mapping.preview': none,
  'networks.analyse': none,
  'networks.concepts': none,
  'networks.security': none,
  'networks.hosts': none,
  'networks.host': none,
  'nics.layOut': none,
  'plan.compute': none,
  'plan.progress': none,
  'sizing.scenarios': none,
  'sizing.compute': none,
  'sizing.sensitivity': none,
  'sizing.freed': none,
  'plan.list': none,
  'waves.settings': none,
  'waves.plan': none,
  'waves.try': none,
  'waves.show': none,
  'waves.summary': none,
  'waves.members': none,
  'waves.vm': none,
  'waves.ties': none,
  'waves.move': none,
  'waves.edit': none,
  'waves.place': none,
  'waves.record': none,
  'waves.calibrate': none,
  'waves.consent': none,
  'waves.run-book': none,
  'waves.capacity': none,
  'waves.export': (input) => {
    const parsed = API['waves.export'].input.safeParse(input)
    return parsed.success ? [{ path: parsed.data.out, purpose: 'write' }] : []
  },
  'waves.preview-groups': none,
  'cutover.sheet': none,
  'waves.use': (input) => {
    const parsed = API['waves.use'].input.safeParse(input)
    return parsed.success ? [{ path: parsed.data.file, purpose: 'read' }] : []
  },
  'bundle.preview': none,
  'bundle.verdict': none,
  'bundle.list': none,
  'bundle.tree': none,
  'bundle.vm': none,
  'bundle.vm-preview': none,
  'bundle.file': none,
  'bundle.export': (input) => {
    const parsed = API['bundle.export'].input.safeParse(input)
    return parsed.success ? [{ path: parsed.data.out, purpose: 'write' }] : []
  },
  'report.export': (input) => {
    const parsed = API['report.export'].input.safeParse(input)
    return parsed.success ? REPORT_FORMATS.flatMap((format) => (parsed.data[format] === undefined ? [] : [{ path: parsed.data[format], purpose: 'write' as const }])) : []
  },
  'report.show': none,
  'bundle.changes': none,
  'bundle.diff': (input) => {
    const parsed = API['bundle.diff'].input.safeParse(input)
    return parsed.success ? [{ path: parsed.data.folder, purpose: 'read' }] : []
  },
  'bundle.check': (input) => {
    const parsed = API['bundle.check'].input.safeParse(input)
    return parsed.success ? [{ path: parsed.data.folder, purpose: 'read' }] : []
  },
}

/** A name that is no path and has no ending. */
const PRESET_ID = /^[\w-]+$/

/** The call names nothing outside the project; `path` of bundle.file is one inside the bundle. */
function none(): readonly NamedPath[] {
  return []
}

/** The first path of a call that the person did not choose for it; null where there is none. */
export function refusedPath(paths: readonly NamedPath[], granted: GrantedPaths): string | null {
  return paths.find(({ path, purpose }) => !granted.allows(path, purpose))?.path ?? null
}
