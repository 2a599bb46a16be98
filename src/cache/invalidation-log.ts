import { ALL_TAG } from '../domain/cache-tags.ts';
import { toErrorMessage } from '../domain/errors.ts';
import type { InvalidationSource, LogConnection, LogPull } from '../domain/invalidation-source.ts';
import type { Logger } from '../observability/logger.ts';
import { FIRST_SNAPSHOT, parseSnapshot, type Snapshot, sees } from './snapshot.ts';
import { TagStamps } from './tag-stamps.ts';
