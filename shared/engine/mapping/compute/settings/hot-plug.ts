import { defineSettingRule, hasInstanceType, setting } from './setting-rule.ts'

/** KubeVirt's maxHotplugRatio where nobody sets one. */
const HOT_PLUG_RATIO = 4

/** Adding CPU or memory while the VM runs: KubeVirt does it by live migration. */
export const hotPlug = defineSettingRule({
  id: 'hot-plug',
  find: (vm, { choice, liveMigration }) => {
    const what = [...(vm.cpu?.isHotAddEnabled === true ? ['CPU'] : []), ...(vm.memory?.isHotAddEnabled === true ? ['memory'] : [])].join(' and ')
    if (what === '') return []
    if (liveMigration?.isPossible === false) return [setting('hot-plug', 'advice', null, `Hot add of ${what} is not carried: KubeVirt adds by live migration, which it cannot do. ${liveMigration.because.message}`)]
    const how = hasInstanceType(choice) ? 'by a larger instance type' : `to ${HOT_PLUG_RATIO} times what it starts with`
    return [setting('hot-plug', 'cluster-default', 'HyperConverged spec.liveUpdateConfiguration', `${what} can be added while it runs, ${how}; nothing can be taken away.`)]
  },
})
