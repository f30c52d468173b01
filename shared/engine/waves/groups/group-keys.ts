import type { GroupRule } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'

/** Under what a rule puts a VM. */
export interface GroupKey {
  /** VMs of one key are together. */
  readonly key: string
  /** What people call it; two sources may have the same. */
  readonly label: string
}

/** Under which keys a rule puts a VM. Null: the pattern is no regular expression. */
export function groupKeys(rule: GroupRule): ((vm: WaveVm) => readonly GroupKey[]) | null {
  switch (rule.by) {
    case 'affinity':
      return (vm) => vm.affinityRules.map((name) => ({ key: placementRuleKey(vm, name), label: name }))
    case 'vapp':
      return (vm) => filled(vm.vApp).map(({ label }) => ofSource(vm, label))
    case 'application':
      return (vm) => filled(vm.application)
    case 'move-group':
      return (vm) => filled(vm.moveGroup)
    case 'wave':
      return (vm) => filled(vm.listedWave)
    case 'folder':
      return (vm) => filled(vm.folderPath).map(({ label }) => ofSource(vm, label))
    case 'resource-pool':
      return (vm) => filled(vm.resourcePoolPath).map(({ label }) => ofSource(vm, label))
    case 'attribute':
      return (vm) => filled(vm.attributes[rule.attribute] ?? null)
    case 'name':
      return byPattern(rule.pattern)
  }
}

/** What a rule of a source about where VMs run is known by: its name is unique in its cluster alone. */
export function placementRuleKey({ sourceId, clusterName }: WaveVm, name: string): string {
  return `${sourceId}/${clusterName ?? ''}/${name}`
}

function filled(text: string | null): readonly GroupKey[] {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? [] : [{ key: trimmed, label: trimmed }]
}

/** Names and paths that are unique in their source alone. */
function ofSource({ sourceId }: WaveVm, label: string): GroupKey {
  return { key: `${sourceId}/${label}`, label }
}

/** The first captured group names the VM's group; a pattern without one takes what it matched. */
function byPattern(pattern: string): ((vm: WaveVm) => readonly GroupKey[]) | null {
  const expression = compile(pattern)
  if (expression === null) return null
  return (vm) => {
    const match = expression.exec(vm.name)
    return match === null ? [] : filled(match[1] ?? match[0])
  }
}

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u')
  } catch (error) {
    // A person types the pattern; that it is none is an answer.
    if (error instanceof SyntaxError) return null
    throw error
  }
}
