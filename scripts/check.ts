/**
 * Everything that is checked without running the product: types, lint and format, folder rules, dead code, the catalogue of
 * services. Two at a time, the longest first; what each says comes out in one piece. Ends with 1 when one of them fails.
 *
 *   npm run check
 */
import { spawn } from 'node:child_process';

const SCRIPTS = ['lint', 'types', 'dead', 'folders', 'format:check', 'check:services'];
const AT_ONCE = 2;

const waiting = [...SCRIPTS];
await Promise.all(Array.from({ length: AT_ONCE }, work));

async function work(): Promise<void> {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    const { code, said } = await run(script);
    process.stdout.write(`${code === 0 ? 'ok' : 'FAILED'}: npm run ${script}\n${said}`);
    if (code !== 0) process.exitCode = 1;
  }
}

function run(script: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, said });
    });
  });
}
