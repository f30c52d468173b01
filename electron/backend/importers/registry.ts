import type { Importer } from './importer.ts'
import { mtvInventoryImporter } from './mtv-inventory/mtv-inventory-importer.ts'
import { ovirtImporter } from './ovirt/ovirt-importer.ts'
import { rvtoolsImporter } from './rvtools/rvtools-importer.ts'
import { applicationImporter } from './side-files/application-importer.ts'
import { performanceImporter } from './side-files/performance-importer.ts'

/** Every kind of inventory, and of file beside one, that can be read. */
export const IMPORTERS: readonly Importer[] = [rvtoolsImporter, ovirtImporter, mtvInventoryImporter, applicationImporter, performanceImporter]
