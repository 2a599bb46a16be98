import type { FormatImporter } from '../importer.ts';
import {
  csvChannelsImporter,
  csvReactionsImporter,
  csvSubscribersImporter,
  csvViewsByDayImporter,
  csvViewsImporter,
} from './csv-importers.ts';
import { csvPostsImporter } from './csv-posts-importer.ts';
import { desktopImporter } from './desktop-importer.ts';
import { telethonImporter } from './telethon-importer.ts';

/** Importers of Telegram channels; no file is recognised by two of them. */
export const telegramImporters: readonly FormatImporter[] = [
  desktopImporter,
  telethonImporter,
  csvPostsImporter,
  csvViewsImporter,
  csvReactionsImporter,
  csvSubscribersImporter,
  csvViewsByDayImporter,
  csvChannelsImporter,
];
