/** A processor generation by the words that inventories use for it, and the model that libvirt has of it. */
export interface CpuModel {
  readonly model: string
  /** x86-64 micro-architecture level: 2 from Nehalem on, 3 from Haswell and the first EPYC on. */
  readonly level: 1 | 2 | 3
}

/**
 * The CPU model of an EVC mode ("intel-broadwell") or of an oVirt cluster's CPU type ("Intel Cascadelake Server
 * Family"); null where the words name no generation that is known here. Sources: vSphere's EVC modes and oVirt's
 * cluster CPU types against the CPU models of libvirt (src/cpu_map); the choice of the noTSX variants is this
 * project's: processors with TSX switched off refuse the others.
 */
export function cpuModelOf(baseline: string): CpuModel | null {
  const words = baseline.toLowerCase().replace(/[^a-z0-9]/g, '')
  return GENERATIONS.find(([mark]) => words.includes(mark))?.[1] ?? null
}

/** Newer before older where one mark is within another: zen4 before zen, EPYC's own names before EPYC. */
const GENERATIONS: readonly (readonly [mark: string, model: CpuModel])[] = [
  ['sapphirerapids', { model: 'SapphireRapids', level: 3 }],
  ['icelake', { model: 'Icelake-Server-noTSX', level: 3 }],
  ['cascadelake', { model: 'Cascadelake-Server-noTSX', level: 3 }],
  ['skylake', { model: 'Skylake-Server-noTSX-IBRS', level: 3 }],
  ['broadwell', { model: 'Broadwell-noTSX', level: 3 }],
  ['haswell', { model: 'Haswell-noTSX', level: 3 }],
  ['ivybridge', { model: 'IvyBridge', level: 2 }],
  ['sandybridge', { model: 'SandyBridge', level: 2 }],
  ['westmere', { model: 'Westmere', level: 2 }],
  ['nehalem', { model: 'Nehalem', level: 2 }],
  ['penryn', { model: 'Penryn', level: 1 }],
  ['merom', { model: 'Conroe', level: 1 }],
  ['zen4', { model: 'EPYC-Genoa', level: 3 }],
  ['genoa', { model: 'EPYC-Genoa', level: 3 }],
  ['zen3', { model: 'EPYC-Milan', level: 3 }],
  ['milan', { model: 'EPYC-Milan', level: 3 }],
  ['zen2', { model: 'EPYC-Rome', level: 3 }],
  ['rome', { model: 'EPYC-Rome', level: 3 }],
  ['zen', { model: 'EPYC', level: 3 }],
  ['epyc', { model: 'EPYC', level: 3 }],
  ['piledriver', { model: 'Opteron_G5', level: 2 }],
  ['opterong5', { model: 'Opteron_G5', level: 2 }],
  ['bulldozer', { model: 'Opteron_G4', level: 2 }],
  ['opterong4', { model: 'Opteron_G4', level: 2 }],
]
