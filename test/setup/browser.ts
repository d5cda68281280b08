import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/**
 * Instead of the package's own flags: those run everything in one process, which ends with the first closed context,
 * and switch off the web's security, which is among the things to be tested. Nothing may reach out: a test speaks to
 * loopback only.
 */
const FLAGS = [
  '--no-sandbox',
  '--headless=shell',
  '--font-render-hinting=none',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-quic',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Starts the Chromium that comes as a package, so that no test needs a browser on the machine. The caller closes it.
 * Chinese letters come from the font package that the papers use, for the machine may have none.
 */
export async function openBrowser(): Promise<Browser> {
  // Makes the package unpack its own system libraries; it reads this when it is imported.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  process.env.FONTCONFIG_FILE = fontConfig();
  const { default: packed } = await import('@sparticuz/chromium');
  process.env.FONTCONFIG_FILE = fontConfig();
  return chromium.launch({ args: FLAGS, executablePath: await packed.executablePath() });
}

/** Writes a font configuration that lists the fonts of the machine and of the package; returns its path. */
function fontConfig(): string {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folder = join(tmpdir(), 'ezhan-fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  ${['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('\n  ')}
  <cachedir>${join(folder, 'cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`,
  );
  return file;
}
