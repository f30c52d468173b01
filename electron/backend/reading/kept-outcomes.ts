import type { ProjectFile } from '#backend/db/project-file.ts'
import { isSameState, type ProjectState } from '#backend/db/project-state.ts'
import type { Api } from '#shared/contract/api.ts'
import type { OutcomeTexts } from '#shared/contract/outcome-pieces.ts'

/** Calls whose answer follows from the project and their input alone: neither from the time, nor from a file, nor from what somebody asked before. */
const KEPT_CALLS: ReadonlySet<string> = new Set([
  'assess.summary',
  'mapping.summary',
  'mapping.storage',
  'mapping.networks',
  'mapping.compute',
  'mapping.scheduling',
  'mapping.namespaces',
  'mapping.placement',
  'mapping.placement-vms',
  'networks.analyse',
  'networks.host',
  'networks.hosts',
  'networks.concepts',
  'networks.security',
  'nics.layOut',
  'plan.compute',
  'sizing.compute',
  'sizing.sensitivity',
  'sizing.freed',
  'waves.show',
  'waves.summary',
  'waves.members',
  'waves.vm',
  'waves.ties',
  'waves.capacity',
  'cutover.sheet',
  'bundle.preview',
  'bundle.list',
  'bundle.tree',
  'bundle.vm',
] satisfies (keyof Api)[])

/** An answer of so many characters is kept: of 50,000 VMs the whole schedule has 32 million, by far the most. */
const MOST_CHARACTERS_EACH = 48 * 1024 * 1024
/** All answers of a project together; a character takes a byte, or two where one of its text is beyond Latin-1. */
const MOST_CHARACTERS = 80 * 1024 * 1024

/** What was asked. */
export interface AskedCall {
  readonly name: string
  readonly input: unknown
}

/** Answers as JSON, for as long as their project stays as it is: who asks for the same again waits for nothing but its way. */
export interface KeptOutcomes {
  /** The answer of before in this state; null where none is kept. */
  find(project: ProjectFile, call: AskedCall, state: ProjectState): OutcomeTexts | null
  /** Keeps an answer that was worked out in this state, the newest of them as far as there is room. */
  keep(project: ProjectFile, call: AskedCall, state: ProjectState, texts: OutcomeTexts): void
}

/** Whether an answer is one for KeptOutcomes. */
export function isKeptCall({ name, input }: AskedCall): boolean {
  if (KEPT_CALLS.has(name)) return true
  const asked: Readonly<Record<string, unknown>> = typeof input === 'object' && input !== null ? { ...input } : {}
  // Without its sizing, how far a project is depends on what was sized by then; rates that are taken over are a decision.
  return (name === 'plan.progress' && asked['withSizing'] === true) || (name === 'waves.calibrate' && asked['isAdopted'] !== true)
}

/** An owned resource: it lives as long as its thread; a closed project takes what is kept of it along. */
export function createKeptOutcomes(): KeptOutcomes {
  const kept = new WeakMap<ProjectFile, KeptState>()
  return {
    find: (project, call, state) => {
      const own = kept.get(project)
      if (own === undefined || !isSameState(own.state, state)) return null
      const key = keyOf(call)
      const answer = own.answers.get(key)
      if (answer === undefined) return null
      // What was asked last goes last.
      own.answers.delete(key)
      own.answers.set(key, answer)
      return answer.texts
    },
    keep: (project, call, state, texts) => {
      const characters = texts.pieces.reduce((sum, { length }) => sum + length, texts.rest.length)
      if (characters > MOST_CHARACTERS_EACH) return
      const known = kept.get(project)
      const own = known !== undefined && isSameState(known.state, state) ? known : { state, answers: new Map<string, KeptAnswer>(), characters: 0 }
      kept.set(project, own)
      const key = keyOf(call)
      own.characters += characters - (own.answers.get(key)?.characters ?? 0)
      own.answers.delete(key)
      own.answers.set(key, { texts, characters })
      for (const [oldest, answer] of own.answers) {
        if (own.characters <= MOST_CHARACTERS) return
        own.answers.delete(oldest)
        own.characters -= answer.characters
      }
    },
  }
}

interface KeptState {
  readonly state: ProjectState
  /** By call, those that were asked last at the end. */
  readonly answers: Map<string, KeptAnswer>
  characters: number
}

interface KeptAnswer {
  readonly texts: OutcomeTexts
  readonly characters: number
}

function keyOf({ name, input }: AskedCall): string {
  return `${name} ${JSON.stringify(input)}`
}
