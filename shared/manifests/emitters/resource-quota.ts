import { quotaEmitter } from '../quota-emitter.ts'

/** Quotas over all pods of a namespace. */
export const resourceQuotaEmitter = quotaEmitter('ResourceQuota', 'v1')
