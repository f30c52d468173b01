import type { Importer } from './importer.ts'
import { mtvInventoryImporter } from './mtv-inventory/mtv-inventory-importer.ts'
import { ovirtImporter } from './ovirt/ovirt-importer.ts'
import { rvtoolsImporter } from './rvtools/rvtools-importer.ts'

/** Every kind of inventory that can be read. */
export const IMPORTERS: readonly Importer[] = [rvtoolsImporter, ovirtImporter, mtvInventoryImporter]
