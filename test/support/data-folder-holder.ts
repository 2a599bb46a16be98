// Run as a process of its own by the data folder's tests: takes the folder, says so, and holds it until its standard input ends.
import { acquireDataFolder } from '../../src/data/data-folder-lock.ts';
import { toErrorMessage } from '../../src/domain/errors.ts';

const [folder = '', purpose = 'tests'] = process.argv.slice(2);
try {
  const held = await acquireDataFolder(folder, { purpose });
  process.stdout.write('held\n');
  process.stdin.on('end', () => {
    held.release();
    process.exit(0);
  });
  process.stdin.resume();
} catch (error) {
  process.stdout.write(`refused: ${toErrorMessage(error)}\n`);
}
