import { findElectronArchives } from './find-electron-archives.ts'
import { ICON_FOLDER } from './icon-files.ts'
import { UNPACKED_PATTERNS } from './unpacked-files.ts'

const CACHE = 'ELECTRON_CACHE'
const CACHE_OF_INSTALLER = 'electron_config_cache'

/** Where packages are written, below the project's folder. */
export const PACKAGES_FOLDER = 'out/packages'
export const LICENCES_FILE = 'THIRD-PARTY-LICENCES.txt'

/** What of the environment decides on a package. */
export interface PackagingEnvironment {
  /** A folder with Electron's archives, for machines without a network: `electron-vVERSION-PLATFORM-ARCH.zip`. */
  readonly electronFolder: string | null
  /** An Apple developer's account, by notarytool's own variables; without one macOS packages are not notarised. */
  readonly canNotarise: boolean
  /** Who hands the packages out, as deb and rpm ask: `Name <mail@address>`, and a site. */
  readonly maintainer: string
  readonly homepage: string
}

/** A domain that is nobody's (RFC 2606): packages of whoever sets nothing say that nobody answers for them. */
const NOBODY = { maintainer: 'Portolan <nobody@portolan.example>', homepage: 'https://portolan.example' }

/**
 * Electron's fuses (https://www.electronjs.org/docs/latest/tutorial/fuses): what the packed program can not be talked into, whatever its
 * environment and its arguments say.
 */
export const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // Pages come by the app's own scheme.
  grantFileProtocolExtraPrivileges: false,
} as const

/** What package managers show; a paragraph, without line breaks of our own. */
const DESCRIPTION = 'Reads inventories of vSphere and RHV/oVirt, assesses every VM, maps storage, networks and compute, sizes the nodes, plans the waves, and writes the manifests for the Migration Toolkit for Virtualization. It works without a network.'

/** SQLite's program for the platform that is packed for; the package brings those of all, and the sources. */
const NATIVE = 'node_modules/better-sqlite3'

/** The configuration of electron-builder. Nothing is published and nothing updates itself: the app works without a network. */
export function builderConfig(electronVersion: string, { electronFolder, canNotarise, maintainer, homepage }: PackagingEnvironment): object {
  return {
    appId: 'io.portolan.Portolan',
    productName: 'Portolan',
    copyright: 'Apache-2.0',
    electronVersion,
    // The package's own main program is the command line.
    extraMetadata: { main: 'out/desktop/main.js', author: 'Portolan', homepage },
    ...(electronFolder === null ? {} : { electronDist: electronFolder }),
    directories: { output: PACKAGES_FOLDER, buildResources: ICON_FOLDER },
    files: [
      'package.json',
      'LICENSE',
      'out/{chunks,cli,desktop,renderer,workers}/**',
      'resources/**',
      `!${NATIVE}/{deps,src}/**`,
      `!${NATIVE}/binding.gyp`,
      `!${NATIVE}/prebuilds/**`,
      `${NATIVE}/prebuilds/\${platform}-\${arch}.node`,
      '!**/*.{map,md,markdown}',
      '!**/{test,tests,__tests__,.github}/**',
      // After what leaves documents out: the app shows these pages.
      'docs/rules/*.md',
    ],
    // Beside the archive: other programs cannot open what lies in it.
    extraResources: [{ from: `out/${LICENCES_FILE}`, to: LICENCES_FILE }],
    // Electron checks what it reads from the archive, and nothing beside it: no more lies there than has to, not even what the packer
    // would lay there of itself, whole packages with a native program.
    asar: { smartUnpack: false },
    asarUnpack: UNPACKED_PATTERNS,
    electronFuses: FUSES,
    // SQLite's program is prebuilt for every Node ABI (N-API): nothing is compiled.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    removePackageScripts: true,
    publish: null,
    fileAssociations: [{ ext: 'portolan', name: 'Portolan project', description: 'Portolan project', mimeType: 'application/x-portolan', role: 'Editor' }],
    linux: { target: ['AppImage', 'deb', 'rpm'], category: 'Utility', maintainer, vendor: 'Portolan', synopsis: 'Plans the move of vSphere and RHV estates to OpenShift Virtualization', description: DESCRIPTION, icon: 'icons', executableName: 'portolan', desktop: { entry: { Keywords: 'vSphere;RHV;oVirt;OpenShift;KubeVirt;migration;' } } },
    // The main program, not a wrapper: what Windows starts with a file gets its path.
    win: { target: ['nsis', 'zip'], icon: 'icon.ico' },
    nsis: { oneClick: false, perMachine: false, allowElevation: true, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false, differentialPackage: false },
    mac: { target: ['dmg', 'zip'], category: 'public.app-category.utilities', icon: 'icon.icns', hardenedRuntime: true, notarize: canNotarise },
    dmg: { writeUpdateInfo: false },
    artifactName: 'portolan-${version}-${os}-${arch}.${ext}',
  }
}

/** What the environment of a process says; Electron's own installer knows its cache by the same names. */
export function packagingEnvironment(environment: NodeJS.ProcessEnv, electronVersion: string): PackagingEnvironment {
  /** What is set to nothing is not set. */
  const given = (name: string): string | null => (environment[name] ?? '') || null
  const has = (name: string): boolean => given(name) !== null
  const folder = given(CACHE) ?? given(CACHE_OF_INSTALLER)
  return {
    electronFolder: folder === null ? null : findElectronArchives(folder, electronVersion),
    maintainer: given('PORTOLAN_MAINTAINER') ?? NOBODY.maintainer,
    homepage: given('PORTOLAN_HOMEPAGE') ?? NOBODY.homepage,
    canNotarise: (has('APPLE_API_KEY') && has('APPLE_API_KEY_ID') && has('APPLE_API_ISSUER')) || (has('APPLE_ID') && has('APPLE_APP_SPECIFIC_PASSWORD') && has('APPLE_TEAM_ID')),
  }
}
