/** A business application: a handful of VMs with one owner, in tiers. */
export interface Application {
  readonly index: number
  /** A short lower-case word, unique in its vCenter. */
  readonly code: string
  readonly name: string
  readonly owner: string
  readonly environment: string
  readonly folder: string
}

export type Tier = 'web' | 'app' | 'db'

/** VMs of one application: two web servers, three application servers, two databases. */
export const VMS_PER_APPLICATION = 7

const TIERS: readonly Tier[] = ['web', 'web', 'app', 'app', 'app', 'db', 'db']

/** The application that a VM belongs to, by the VM's place in its vCenter. */
export function applicationOf(vmIndex: number): Application {
  const index = Math.floor(vmIndex / VMS_PER_APPLICATION)
  const round = Math.floor(index / CATALOGUE.length)
  const [word, title, owner] = CATALOGUE[index % CATALOGUE.length] ?? ['misc', 'Miscellaneous', 'Infrastructure']
  const code = round === 0 ? word : `${word}${round + 1}`
  const environment = ENVIRONMENTS[(index * 3 + round) % ENVIRONMENTS.length] ?? 'Production'
  return {
    index,
    code,
    name: round === 0 ? title : `${title} ${round + 1}`,
    owner,
    environment,
    folder: `${environment}/${title}`,
  }
}

/** The tier of a VM and its number in the tier, from 1. */
export function tierOf(vmIndex: number): { tier: Tier; ordinal: number } {
  const position = vmIndex % VMS_PER_APPLICATION
  const tier = TIERS[position] ?? 'app'
  return { tier, ordinal: position - TIERS.indexOf(tier) + 1 }
}

const ENVIRONMENTS = ['Production', 'Production', 'Production', 'Staging', 'Production', 'Test', 'Development']

const CATALOGUE: readonly (readonly [code: string, title: string, owner: string])[] = [
  ['erp', 'Resource Planning', 'Finance Systems'],
  ['crm', 'Customer Relations', 'Sales Platforms'],
  ['hrm', 'Human Resources', 'People Services'],
  ['bill', 'Billing', 'Finance Systems'],
  ['ship', 'Shipping', 'Logistics'],
  ['quay', 'Quay Planning', 'Logistics'],
  ['port', 'Customer Portal', 'Digital Channels'],
  ['auth', 'Single Sign-On', 'Identity'],
  ['mail', 'Mail Relay', 'Workplace'],
  ['docs', 'Document Archive', 'Workplace'],
  ['scan', 'Document Capture', 'Workplace'],
  ['mes', 'Manufacturing Execution', 'Plant Systems'],
  ['scada', 'Plant Control', 'Plant Systems'],
  ['lims', 'Laboratory', 'Quality'],
  ['wms', 'Warehouse', 'Logistics'],
  ['tms', 'Transport', 'Logistics'],
  ['bi', 'Reporting', 'Data Platform'],
  ['dwh', 'Data Warehouse', 'Data Platform'],
  ['etl', 'Data Integration', 'Data Platform'],
  ['esb', 'Service Bus', 'Integration'],
  ['api', 'API Gateway', 'Integration'],
  ['mq', 'Message Queue', 'Integration'],
  ['mon', 'Monitoring', 'Operations'],
  ['log', 'Log Collection', 'Operations'],
  ['bkp', 'Backup', 'Operations'],
  ['pki', 'Certificates', 'Identity'],
  ['ad', 'Directory', 'Identity'],
  ['print', 'Print Services', 'Workplace'],
  ['file', 'File Services', 'Workplace'],
  ['voip', 'Telephony', 'Workplace'],
  ['cctv', 'Video Surveillance', 'Site Security'],
  ['door', 'Access Control', 'Site Security'],
  ['gis', 'Geographic Information', 'Engineering'],
  ['cad', 'Drawings', 'Engineering'],
  ['plm', 'Product Lifecycle', 'Engineering'],
  ['git', 'Source Control', 'Software Delivery'],
  ['ci', 'Build Service', 'Software Delivery'],
  ['repo', 'Artifact Store', 'Software Delivery'],
  ['shop', 'Web Shop', 'Digital Channels'],
  ['cms', 'Web Content', 'Digital Channels'],
  ['pay', 'Payments', 'Finance Systems'],
  ['tax', 'Tax Reporting', 'Finance Systems'],
  ['fleet', 'Vehicle Fleet', 'Logistics'],
  ['crew', 'Crew Rosters', 'People Services'],
  ['learn', 'Training', 'People Services'],
  ['help', 'Service Desk', 'Operations'],
]
