import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(js|css|html|svg|json)$/

/** Puts a Brotli and a gzip form beside each file that becomes smaller by it, so that the gateway compresses nothing itself. */
export function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    async writeBundle(options, bundle) {
      for (const name of Object.keys(bundle).filter((each) => compressible.test(each))) {
        const path = join(options.dir ?? 'dist', name)
        const content = await readFile(path)
        const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
        const gzip = gzipSync(content, { level: 9 })
        if (brotli.length < content.length) await writeFile(`${path}.br`, brotli)
        if (gzip.length < content.length) await writeFile(`${path}.gz`, gzip)
      }
    },
  }
}
