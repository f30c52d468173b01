import type { Importer } from './importer.ts'
import { mtvInventoryImporter } from './mtv-inventory/mtv-inventory-importer.ts'
import { ovirtImporter } from './ovirt/ovirt-importer.ts'
import { rvtoolsImporter } from './rvtools/rvtools-importer.ts'
import { applicationImporter } from './side-files/application-importer.ts'
import { firewallGroupImporter, firewallRuleImporter, firewallServiceImporter, nsxPolicyImporter } from './side-files/firewall-importers.ts'
import { ipPlanImporter } from './side-files/ip-plan-importer.ts'
import { performanceImporter } from './side-files/performance-importer.ts'
import { permissionImporter } from './side-files/permission-importer.ts'
import { vmPropertyImporter } from './side-files/vm-property-importer.ts'

/** Every kind of inventory, and of file beside one, that can be read. */
export const IMPORTERS: readonly Importer[] = [
  rvtoolsImporter,
  ovirtImporter,
  mtvInventoryImporter,
  applicationImporter,
  performanceImporter,
  vmPropertyImporter,
  permissionImporter,
  firewallRuleImporter,
  firewallGroupImporter,
  firewallServiceImporter,
  nsxPolicyImporter,
  ipPlanImporter,
]
