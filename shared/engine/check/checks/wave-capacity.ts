import { defineCheck } from '../check.ts'

/** Nodes or storage that are not there when a wave lands, by the schedule in force and what the settings state of the supply. */
export const waveCapacity = defineCheck({
  id: 'wave-capacity',
  title: 'The target has room for each wave when it lands',
  severity: 'warning',
  needs: ['capacity'],
  check: ({ capacity }) => (capacity ?? []).map(({ wave, code, subject, message, remedy }) => ({ subject: `wave ${String(wave).padStart(WAVE_DIGITS, '0')}`, message, remedy, data: { code, ...(subject === null ? {} : { subject }) } })),
})

/** As the folders of waves are numbered. */
const WAVE_DIGITS = 2
