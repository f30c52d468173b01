import type { Importer } from './importer.ts'
import { rvtoolsImporter } from './rvtools/rvtools-importer.ts'

/** Every kind of inventory that can be read. */
export const IMPORTERS: readonly Importer[] = [rvtoolsImporter]
