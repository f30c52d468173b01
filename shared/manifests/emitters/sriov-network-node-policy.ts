import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { SRIOV_NAMESPACE, sriovPolicyName } from '../object-names.ts'

/** Virtual functions on the NICs of each pool that an attachment of the plan uses. */
export const sriovNetworkNodePolicyEmitter = defineEmitter({
  kind: 'SriovNetworkNodePolicy',
  emit: ({ target, attachments }) => {
    const used = new Set(attachments.flatMap(({ sriov }) => (sriov === undefined ? [] : [sriov.pool])))
    return target.networks.sriov.filter(({ name }) => used.has(name)).map(({ name, nics, virtualFunctions, mtu, nodeSelector }) => ({
      comment: [
        'Drains nodes and may restart them, one after the other: apply it on its own and wait until the SR-IOV Network Operator has synchronised each.',
        'Needs the SR-IOV Network Operator and an IOMMU that is switched on. Cards of Mellanox take deviceType netdevice instead.',
      ],
      object: {
        apiVersion: 'sriovnetwork.openshift.io/v1',
        kind: 'SriovNetworkNodePolicy',
        metadata: { name: sriovPolicyName(name), namespace: SRIOV_NAMESPACE, labels: MANAGED_BY_LABELS },
        spec: { resourceName: name, nodeSelector, numVfs: virtualFunctions, ...(mtu === undefined ? {} : { mtu }), nicSelector: { pfNames: nics }, deviceType: 'vfio-pci', isRdma: false },
      },
    }))
  },
})
