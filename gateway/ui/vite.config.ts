import react from '@vitejs/plugin-react';
import type { ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const platform = process.env.PLUMBLINE_URL ?? 'http://127.0.0.1:8080';
const token = process.env.PLUMBLINE_TOKEN;

// As the gateway says it; `npm run preview` shows what it would break.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const proxy: Record<string, ProxyOptions> = {
  '/api': {
    target: platform,
    // The gateway checks the Host header: it must be the platform's own.
    changeOrigin: true,
    configure: (server) => {
      server.on('proxyReq', (request) => {
        // As if the page were the platform's own.
        request.removeHeader('origin');
        if (token) {
          request.setHeader('Authorization', `Bearer ${token}`);
        }
      });
    },
  },
};

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: true,
    // The page's policy allows no data: address for fonts, and scripts never.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  // The guide to the metrics is the engine's own file.
  server: { proxy, fs: { allow: ['.', '../../libs/statistics/src/main/resources'] } },
  preview: { proxy, headers: { 'Content-Security-Policy': policy } },
  test: {
    globals: false,
    restoreMocks: true,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // What draws needs a document, which takes longer to set up than most tests to run.
    projects: [
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'components', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/test-setup.ts'] },
      },
    ],
  },
});
