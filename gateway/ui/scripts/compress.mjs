// Writes a gzip and a brotli copy next to each text file, so that the gateway needn't compress on each answer.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const text = /\.(js|css|html|svg|json)$/;
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && text.test(entry.name) && !entry.parentPath.includes('.vite')) {
    const file = `${entry.parentPath}/${entry.name}`;
    const bytes = readFileSync(file);
    if (bytes.length >= 1024) {
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    }
  }
}
