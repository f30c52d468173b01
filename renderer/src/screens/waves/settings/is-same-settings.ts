import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'

/** Whether two drafts come to the same settings; those that make no sense are the same only to the letter. */
export function isSameSettings(left: unknown, right: unknown): boolean {
  const [one, other] = [left, right].map((settings) => {
    const parsed = waveSettingsSchema.safeParse(settings)
    return JSON.stringify(parsed.success ? parsed.data : settings)
  })
  return one === other
}
