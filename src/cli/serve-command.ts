import type { Command as Program } from 'commander';

/** `farsight serve`: the same as `npm start`. */
export function registerServeCommand(program: Program): void {
  program
    .command('serve')
    .description('Start the gateway')
    .action(async () => {
      await import('../main.ts');
    });
}
