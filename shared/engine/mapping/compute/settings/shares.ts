import { defineSettingRule, setting } from './setting-rule.ts'

/** Shares weigh VMs against each other on one host. KubeVirt weighs by requests, so they have no counterpart. */
export const shares = defineSettingRule({
  id: 'shares',
  find: ({ cpu, memory }, { kind }) => [
    // An oVirt engine states a number alone, and zero is its default: no shares of its own.
    ...sharesOf('CPU', cpu?.sharesLevel ?? (kind === 'ovirt' && (cpu?.shares ?? 0) > 0 ? 'custom' : null), cpu?.shares ?? null),
    ...sharesOf('memory', memory?.sharesLevel ?? null, memory?.shares ?? null),
  ],
})

function sharesOf(what: string, level: string | null, amount: number | null): ReturnType<typeof setting>[] {
  if (level === null || level.toLowerCase() === 'normal' || level === '') return []
  return [setting('shares', 'advice', null, `Its shares of ${what} (${level}${amount === null ? '' : `, ${amount}`}) are not carried: there is nothing like them.`)]
}
