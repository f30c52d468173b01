import { quotaEmitter } from '../quota-emitter.ts'

/** Quotas that count VMs and not the pods that run them. */
export const applicationAwareResourceQuotaEmitter = quotaEmitter('ApplicationAwareResourceQuota', 'aaq.kubevirt.io/v1alpha1')
