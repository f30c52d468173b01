import { defineRule } from '../rule.ts'

/** The VM's files or disks are encrypted by vSphere: MTV reads them with the right to, and writes them as the target's class keeps them. */
export const encryptionDetected = defineRule({
  id: 'portolan.encryption.detected',
  title: 'Encrypted by vSphere',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const { isEncrypted = null, encryptedDisks = null, keyProvider = null } = vm.properties ?? {}
    if (isEncrypted !== true && !encryptedDisks) {
      return isEncrypted === null || encryptedDisks === null ? { notEvaluated: 'No imported list of VM properties says of the VM and of its disks whether they are encrypted.' } : null
    }
    const what = encryptedDisks ? `${encryptedDisks.replaceAll('; ', ', ')} of ${vm.name} ${encryptedDisks.includes(';') ? 'are' : 'is'}` : `The files of ${vm.name} are`
    return {
      message: `${what} encrypted by vSphere${keyProvider === null ? '' : ` with keys of ${keyProvider}`}; on the target the disks are encrypted only if their StorageClass does it.`,
      remedy: 'Give MTV’s account the cryptographic privileges Decrypt and Direct access, and choose a StorageClass that encrypts where the data has to stay encrypted.',
      data: { disks: encryptedDisks === null || encryptedDisks === '' ? [] : encryptedDisks.split('; '), keyProvider },
    }
  },
})
