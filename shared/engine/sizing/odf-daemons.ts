import { countWords } from '#shared/domain/count-words.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'

type Profile = SizingScenario['odf']['profile']

/** Requests of a daemon for one disk (OSD), CPUs and GiB, by ODF's resource profile. */
const OSD = { lean: [1.5, 3], balanced: [2, 5], performance: [4, 8] } as const
/** Requests of a cluster with one disk on each of three nodes. */
const CLUSTER_OF_THREE = { lean: [24, 72], balanced: [30, 72], performance: [45, 96] } as const
const NODES = 3

/**
 * What ODF takes of a storage node: a daemon for each disk, and a third of all that a cluster runs besides (of three nodes).
 * In the profile balanced that is 8 CPUs and 19 GiB, and 2 and 5 for each disk. CPUs and GiB.
 */
export function odfDaemons(disks: number, profile: Profile): { readonly cpus: number; readonly memoryGib: number; readonly label: string; readonly source: string } {
  const [osdCpus, osdGib] = OSD[profile]
  const [cpus, gib] = CLUSTER_OF_THREE[profile]
  return {
    cpus: (cpus - NODES * osdCpus) / NODES + disks * osdCpus,
    memoryGib: (gib - NODES * osdGib) / NODES + disks * osdGib,
    label: `ODF with ${countWords(disks, 'disk')}`,
    source: `ODF’s requests in the profile ${profile}`,
  }
}
