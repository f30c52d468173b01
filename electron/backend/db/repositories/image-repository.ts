import { compareNatural } from '#shared/domain/compare.ts'
import type { EstateImage } from '#shared/domain/estate/estate-image.ts'
import type { ProjectFile } from '../project-file.ts'

/** Templates, images and the places of images in the current snapshots, or in the one that is named, in natural order of source and id. */
export function loadImages({ database }: ProjectFile, snapshot?: number): EstateImage[] {
  const rows = (snapshot === undefined ? database.prepare(IMAGES_SQL).all() : database.prepare(IMAGES_SQL.replaceAll(CURRENT_SNAPSHOTS, ONE_SNAPSHOT)).all({ snapshot })) as (Omit<EstateImage, 'isListed'> & { readonly isListed: number | null })[] // the columns below are the type's fields
  return rows
    .map((row): EstateImage => ({ ...row, isListed: row.isListed === null ? null : row.isListed === 1 }))
    .sort((left, right) => compareNatural(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
}

const CURRENT_SNAPSHOTS = 'JOIN current_snapshot AS listed'
const ONE_SNAPSHOT = 'JOIN (SELECT pk, source_pk FROM snapshot WHERE pk = @snapshot) AS listed'
const FROM = (table: string): string => `FROM ${table} ${CURRENT_SNAPSHOTS} ON listed.pk = ${table}.snapshot_pk JOIN source ON source.pk = listed.source_pk`

/** Who answers for an object is a custom attribute; these are names that sites give it, the plainest first. */
const OWNER_ATTRIBUTES = ['owner', 'vm owner', 'template owner', 'service owner', 'application owner', 'business owner', 'technical owner']

const OWNER_OF = (kind: string, pk: string): string => `
    (SELECT attribute.value FROM attribute WHERE attribute.object_kind = '${kind}' AND attribute.object_pk = ${pk}
      AND lower(trim(attribute.name)) IN (${OWNER_ATTRIBUTES.map((name) => `'${name}'`).join(', ')})
      ORDER BY CASE lower(trim(attribute.name)) ${OWNER_ATTRIBUTES.map((name, index) => `WHEN '${name}' THEN ${String(index)}`).join(' ')} END, attribute.pk LIMIT 1)`

/** Of a template: as its disks state it, else as vInfo does. */
const TEMPLATES_SQL = `
  SELECT vm.id, source.id AS sourceId, 'template' AS kind, vm.name,
    (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT disk.datastore_name AS name FROM disk WHERE disk.vm_pk = vm.pk AND disk.datastore_name IS NOT NULL ORDER BY 1)) AS datastoreName,
    vm.vmx_path AS path,
    (SELECT CASE WHEN count(*) = 0 THEN CASE WHEN vm.disk_count = 0 THEN 0.0 ELSE vm.total_disk_capacity_mib END WHEN count(*) = count(disk.capacity_mib) THEN sum(disk.capacity_mib) END FROM disk WHERE disk.vm_pk = vm.pk) AS sizeMib,
    ${OWNER_OF('vm', 'vm.pk')} AS owner,
    NULL AS attachedVms, vm.disk_count AS parts, 1 AS isListed
  ${FROM('vm')} WHERE vm.is_template = 1`

const SINGLE_IMAGES_SQL = `
  SELECT image.id, source.id, image.kind, image.name, image.datastore_name, image.path, image.size_mib, image.owner,
    CASE WHEN image.kind <> 'exported' THEN (SELECT count(DISTINCT image_use.vm_pk) FROM image_use WHERE image_use.image_pk = image.pk) END,
    NULL, image.is_listed
  ${FROM('image')}`

/** oVirt says what a domain is for. A datastore is one for ISO files where such lie there, no disk does, and disks are known. */
const PLACE_KIND = `
  CASE datastore_configuration.domain_type WHEN 'iso' THEN 'isoDomain' WHEN 'image' THEN 'imageDomain' WHEN 'export' THEN 'exportDomain'
  ELSE CASE WHEN EXISTS (SELECT 1 FROM image WHERE image.datastore_pk = datastore.pk AND image.kind = 'iso')
    AND NOT EXISTS (SELECT 1 FROM disk WHERE disk.datastore_pk = datastore.pk)
    AND EXISTS (SELECT 1 FROM disk WHERE disk.snapshot_pk = datastore.snapshot_pk) THEN 'isoDatastore' END END`

const PLACES_SQL = `
  SELECT * FROM (SELECT datastore.id, source.id AS sourceId, ${PLACE_KIND} AS kind, datastore.name, datastore.name AS datastoreName, datastore.address AS path, datastore.in_use_mib AS sizeMib,
    ${OWNER_OF('datastore', 'datastore.pk')} AS owner,
    NULL AS attachedVms, (SELECT count(*) FROM image WHERE image.datastore_pk = datastore.pk) AS parts, 1 AS isListed
  ${FROM('datastore')} LEFT JOIN datastore_configuration ON datastore_configuration.datastore_pk = datastore.pk) WHERE kind IS NOT NULL`

const IMAGES_SQL = `${TEMPLATES_SQL} UNION ALL ${SINGLE_IMAGES_SQL} UNION ALL ${PLACES_SQL}`
