import type { FormatImporter } from './importer.ts';
import { riotImporters } from './riot/riot-importers.ts';
import { telegramImporters } from './telegram/telegram-importers.ts';

/** Every format that is understood, in the order to ask them in. */
export const importers: readonly FormatImporter[] = [...riotImporters, ...telegramImporters];
