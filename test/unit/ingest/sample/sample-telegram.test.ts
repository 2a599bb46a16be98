import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createChannels, generatePosts, toReactions, toSubscribers, toViews } from '../../../../src/ingest/sample/sample-channels.ts';
import { listSampleFiles } from '../../../../src/ingest/sample/sample-files.ts';
import { toSampleOptions } from '../../../../src/ingest/sample/sample-options.ts';

const options = toSampleOptions({ end: new Date('2026-06-01T12:00:00Z'), channels: 4, matches: 20 });
const HOUR_MS = 3_600_000;
const textOf = (ending: string) => {
  const file = listSampleFiles(options)
    .flatMap(({ files }) => files)
    .find(({ path }) => path.endsWith(ending));
  return [...(file?.text() ?? [])].join('');
};

describe('generated channels', () => {
  it('grow, and post more by day than by night', () => {
    for (const channel of createChannels(options)) {
      expect(toSubscribers(channel, channel.endMs)).toBeGreaterThan(toSubscribers(channel, channel.startMs));
      const hours = [...generatePosts(channel, options)].map(({ publishedMs }) => new Date(publishedMs).getUTCHours());
      expect(hours.filter((hour) => hour >= 12).length).toBeGreaterThan(hours.filter((hour) => hour < 12).length);
    }
  });

  it('have posts whose views only rise, fast at first, towards an end', () => {
    const [channel] = createChannels(options);
    const [post] = channel ? generatePosts(channel, options) : [];
    if (!post) throw new Error('the channel has no post');
    const views = [0, 1, 4, 12, 48, 400].map((hours) => toViews(post, post.publishedMs + hours * HOUR_MS));
    expect(views).toEqual([...views].sort((a, b) => a - b));
    expect(views[0]).toBe(0);
    expect(views[3]).toBeGreaterThan((views[5] ?? 0) / 2);
    expect(views[5]).toBeLessThanOrEqual(post.finalViews);
    expect(toReactions(post, post.publishedMs)).toEqual([]);
  });
});

describe('generated files', () => {
  it('are the same text at each call, with ids that rise', () => {
    for (const { files } of listSampleFiles(options)) {
      for (const file of files) expect([...file.text()].join(''), file.path).toBe([...file.text()].join(''));
    }
    const ids = (JSON.parse(textOf('_1/result.json')) as { messages: { id: number }[] }).messages.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  });

  it('hold a later export in which one post is edited and one is gone', () => {
    const first = (JSON.parse(textOf('_1/result.json')) as { messages: { id: number }[] }).messages.map(({ id }) => id);
    const later = (JSON.parse(textOf('_1/result-later.json')) as { messages: { id: number; edited?: string }[] }).messages;
    const laterIds = new Set(later.map(({ id }) => id));
    const missing = first.filter((id) => id >= Math.min(...laterIds) && !laterIds.has(id));
    expect(missing).toHaveLength(1);
    expect(later.filter(({ edited }) => edited)).toHaveLength(1);
    expect(Math.max(...laterIds)).toBeGreaterThan(Math.max(...first));
  });

  it('have as many columns in each CSV row as in its header', () => {
    for (const name of ['channels.csv', 'posts.csv', 'subscribers.csv', 'views.csv', 'reactions.csv']) {
      // Refuses a row of another length.
      expect((parse(textOf(name), { columns: true }) as unknown[]).length, name).toBeGreaterThan(3);
    }
  });
});
