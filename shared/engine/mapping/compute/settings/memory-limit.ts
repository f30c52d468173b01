import { defineSettingRule, setting } from './setting-rule.ts'

/** A limit below the configured memory makes the host take memory from the guest; nothing on the target does that. */
export const memoryLimit = defineSettingRule({
  id: 'memory-limit',
  find: ({ memory, memoryMib }) => {
    const limit = memory?.isLimited === true ? memory.limitMib : null
    if (limit === null || limit === undefined || memoryMib === null || limit >= memoryMib) return []
    return [setting('memory-limit', 'advice', null, `Its limit of ${Math.ceil(limit)} MiB is not carried: give it that much memory instead of ${Math.ceil(memoryMib)} MiB if it is meant.`)]
  },
})
