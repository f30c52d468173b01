import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import { defineSettingRule, setting } from './setting-rule.ts'

/** EFI, Secure Boot and vTPM: MTV sets them from the source, whatever the preference says. */
export const firmware = defineSettingRule({
  id: 'firmware',
  find: (vm) => {
    const isEfi = vm.firmware?.toLowerCase() === 'efi' || vm.configuration?.biosType?.toLowerCase().includes('ovmf') === true || vm.configuration?.biosType?.toLowerCase().includes('secure') === true
    return [
      ...(isEfi ? [setting('firmware', 'mtv', 'VirtualMachine spec.template.spec.domain.firmware', vm.isSecureBootEnabled === true ? 'EFI with Secure Boot, as at the source.' : 'EFI, as at the source.')] : []),
      ...(vmSetting(vm, 'isTpmPresent') === true ? [setting('vtpm', 'mtv', 'VirtualMachine spec.template.spec.domain.devices.tpm', 'It gets a persistent vTPM that is empty: keys that were sealed at the source have to be recovered.')] : []),
    ]
  },
})
