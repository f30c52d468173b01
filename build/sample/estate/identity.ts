import type { RandomStream } from '../random.ts'
import { randomStream } from '../random.ts'
import type { Placement } from './placement.ts'
import { placeVm } from './placement.ts'
import { PURPOSE } from './purpose.ts'

/** What a VM is called, where it is filed and how it is told from others. */
export interface Identity {
  readonly name: string
  readonly directory: string
  readonly moref: string
  readonly instanceUuid: string
  readonly smbiosUuid: string
  readonly folder: string
  readonly folderId: string
}

// Each vCenter numbers its VMs from here: vm-42 is in all of them.
const FIRST_VM_ID = 42
const FOLDER_IDS = { templates: 20, agents: 21, root: 22, firstApplication: 100 } as const

/** Names a VM. Names are as uneven as people give them; few of them are DNS names. */
export function identityOf(placement: Placement): Identity {
  const random = identityStream(placement)
  const instanceUuid = random.uuid()
  const ownSmbiosUuid = random.uuid()
  const name = nameOf(placement, random)
  const { datacenter } = placement.cluster
  const [folder, folderId] = folderOf(placement)
  const isCopy = placement.special === 'same-name' && placement.isSecondOfPair
  return {
    name,
    // The datastore folder of a second VM of the same name gets a number.
    directory: isCopy ? `${name}_1` : name,
    moref: `vm-${FIRST_VM_ID + placement.index}`,
    instanceUuid,
    smbiosUuid: smbiosUuidOf(placement, ownSmbiosUuid),
    folder: `/${datacenter.name}/${folder}`,
    folderId: `group-v${datacenter.index * 10_000 + folderId}`,
  }
}

function identityStream(placement: Placement): RandomStream {
  return randomStream(placement.seed, PURPOSE.identity, placement.vcenter.index, placement.index)
}

function nameOf(placement: Placement, random: RandomStream): string {
  const { application, tier, ordinal, isSecondOfPair } = placement
  const { code } = application
  switch (placement.special) {
    case 'cluster-agent':
      return `vCLS-${random.uuid()}`
    case 'template':
      return `TPL ${placement.index % 3 === 0 ? 'Windows Server 2022' : 'RHEL 8'} v${placement.index + 1}`
    case 'same-name':
      return 'Jump Host'
    case 'same-label':
      return isSecondOfPair ? 'INVOICE.WORKER.01' : 'Invoice Worker_01'
    case 'long-name':
      return `${code}-integration-test-environment-for-the-quarterly-closing-of-accounts-${placement.index}`
    case 'non-ascii-name':
      return `Büro Köln ${code.toUpperCase()} 01`
    case 'name-with-dots':
      return `${code}-legacy.intra.corp.example`
    case 'shared-disk-on':
    case 'shared-disk-off':
      return `${code.toUpperCase()}-CLUSTER-${placement.special === 'shared-disk-on' ? 'N' : 'DR'}${isSecondOfPair ? 2 : 1}-${Math.floor(placement.index / 2)}`
    default:
      return styledName(code, application.index, tier, ordinal)
  }
}

// One application is named in one manner, by whoever built it. A sixth of them are DNS labels already.
function styledName(code: string, applicationIndex: number, tier: string, ordinal: number): string {
  const number = String(ordinal).padStart(2, '0')
  switch (applicationIndex % 6) {
    case 0:
      return `${code}-${tier}-${number}`.toUpperCase()
    case 1:
      return `${capitalised(code)}_${capitalised(tier)}_${number}`
    case 2:
      return `${code}${tier}${number}`.toUpperCase()
    case 3:
      return `${code}-${tier}-${number}`
    case 4:
      return `${code.toUpperCase()} ${tier} ${number}`
    default:
      return `${capitalised(code)}-${tier}-${number}.corp.example`
  }
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function folderOf(placement: Placement): [string, number] {
  switch (placement.special) {
    case 'template':
      return ['Templates', FOLDER_IDS.templates]
    case 'cluster-agent':
      return ['vCLS', FOLDER_IDS.agents]
    case 'orphaned':
    case 'inaccessible':
      return ['Discovered virtual machine', FOLDER_IDS.root]
    case 'same-name':
      return placement.isSecondOfPair ? ['Operations/Jump Hosts B', 31] : ['Operations/Jump Hosts A', 30]
    case 'name-with-dots':
      // vCenter writes a slash inside a folder's name as %2f.
      return ['Legacy %2f Intranet', 32]
    default:
      return [placement.application.folder, FOLDER_IDS.firstApplication + placement.application.index]
  }
}

// Clones made outside vCenter keep the SMBIOS UUID of their source.
function smbiosUuidOf(placement: Placement, own: string): string {
  if (placement.special !== 'same-smbios-uuid' || !placement.isSecondOfPair || placement.index === 0) return own
  const source = identityStream(placeVm(placement.seed, placement.vcenter, placement.index - 1))
  source.uuid()
  return source.uuid()
}
