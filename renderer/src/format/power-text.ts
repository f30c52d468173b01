import { powerStateSchema } from '#shared/domain/estate/vm.ts'

const STATES: readonly string[] = powerStateSchema.options

/** A power state in words; what is none of ours stays as the inventory writes it. */
export function powerText(state: string, translate: (key: string) => string): string {
  return STATES.includes(state) ? translate(`frame.power.${state}`) : state
}
