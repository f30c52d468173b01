import type { FleetDraft } from './fleet-draft.ts'
import { wordsOfText } from './names-text.ts'
import type { TargetDraft } from './target-draft.ts'

/** What only the form can know: the fields of a target have each name once, a form's may have it twice or not at all. */
export interface DraftProblem {
  readonly path: string
  readonly code: 'parameter-unnamed' | 'parameter-twice' | 'key-twice'
  /** The key that is there twice. */
  readonly key?: string
}

type Draft = Pick<TargetDraft, 'storageClasses'> & { readonly networks: Pick<TargetDraft['networks'], 'sriov'>; readonly cluster: Pick<TargetDraft['cluster'], 'virtualization' | 'install' | 'fleet'> }

/** Entries that would be lost where a form becomes a target, since another bears their name. */
export function draftProblems({ storageClasses, networks, cluster }: Draft): readonly DraftProblem[] {
  const { virtualization, install, fleet } = cluster
  return [
    ...storageClasses.flatMap(({ parameters }, index) => namedOnce(`storageClasses[${index}].parameters`, parameters)),
    ...networks.sriov.flatMap(({ nodeSelector }, index) => keysOnce(`networks.sriov[${index}].nodeSelector`, nodeSelector)),
    ...keysOnce('cluster.virtualization.nodeSelector', virtualization.nodeSelector),
    ...(install.isOn ? install.hosts.flatMap(({ macAddresses }, index) => keysOnce(`cluster.install.hosts[${index}].macAddresses`, macAddresses)) : []),
    ...(fleet.isOn ? problemsOfFleet(fleet) : []),
  ]
}

function problemsOfFleet({ clusterLabels, clusters }: FleetDraft): readonly DraftProblem[] {
  return [
    ...keysOnce('cluster.fleet.clusterLabels', clusterLabels),
    ...clusters.flatMap(({ storageClasses, attachments, nodeSelector }, index) => {
      const at = `cluster.fleet.clusters[${index}]`
      return [...namedOnce(`${at}.storageClasses`, storageClasses), ...namedOnce(`${at}.attachments`, attachments), ...keysOnce(`${at}.nodeSelector`, nodeSelector)]
    }),
  ]
}

function namedOnce(list: string, entries: readonly { readonly name: string }[]): readonly DraftProblem[] {
  const names = entries.map(({ name }) => name.trim())
  return names.flatMap((name, place): DraftProblem[] => {
    const path = `${list}[${place}].name`
    if (name === '') return [{ path, code: 'parameter-unnamed' }]
    return names.indexOf(name) < place ? [{ path, code: 'parameter-twice' }] : []
  })
}

/** Of "key=value" with commas between. */
function keysOnce(path: string, text: string): readonly DraftProblem[] {
  const keys = wordsOfText(text).map((word) => word.split('=')[0] ?? '')
  const twice = keys.find((key, place) => keys.indexOf(key) < place)
  return twice === undefined ? [] : [{ path, code: 'key-twice', key: twice }]
}
