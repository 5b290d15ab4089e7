import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { compress } from './build/compress'
import { worldMap } from './build/worldMap'

// Where the build goes and which gateway `npm run dev` talks to come from outside; the defaults suit work on the page alone.
const outDir = process.env['TRADING_PAGE_OUT'] ?? 'dist'
const gateway = process.env['TRADING_GATEWAY'] ?? 'http://127.0.0.1:5000'

export default defineConfig({
  plugins: [vue(), worldMap(), compress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: addresses and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '/api': { target: gateway },
      '/openapi': { target: gateway },
      '/health': { target: gateway },
      // The gateway takes WebSockets of its own origin only.
      '/ws': { target: gateway, ws: true, rewriteWsOrigin: true },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
