/** `cp-template-`, `cp-replica-` and `cp-parent-<uuid>` of VMware Horizon's instant clones, `replica-<uuid>` of its linked clones, and the machine with which Citrix prepares a catalog. */
const NAMES = /^(?:cp-(?:template|replica|parent)|replica)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^preparation - \S/i

/** Whether a virtual desktop product made and named the VM for its own clones: it makes it anew wherever it runs. */
export function isDesktopMachineName(name: string): boolean {
  return NAMES.test(name)
}
