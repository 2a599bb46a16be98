import type { Database } from '../../src/data/database.ts';

/** A game of one player, in a match of its own. */
export interface StatsGame {
  /** Row id; the puuid is `p` and that. */
  readonly player: number;
  readonly at: Date;
  readonly queueId: number | null;
  readonly position: string | null;
  readonly champion: number;
  readonly win: boolean;
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly creepScore: number;
  readonly vision: number;
  readonly gold: number;
  readonly damage: number;
  readonly seconds: number;
  readonly remake: boolean;
}

const CHAMPIONS = 20;
const PLAIN: Omit<StatsGame, 'at'> = {
  player: 1,
  queueId: 420,
  position: 'TOP',
  champion: 1,
  win: true,
  kills: 1,
  deaths: 1,
  assists: 1,
  creepScore: 100,
  vision: 10,
  gold: 9_000,
  damage: 12_000,
  seconds: 1_800,
  remake: false,
};

/** A game in which nothing stands out but what is given. @param at ISO 8601 */
export function makeGame(at: string, changes: Partial<Omit<StatsGame, 'at'>> = {}): StatsGame {
  return { ...PLAIN, ...changes, at: new Date(at) };
}

/** Stores players with row ids from 1, twenty champions, and the games. */
export async function seedGames(database: Database, games: readonly StatsGame[], players = 3): Promise<void> {
  await database.runScript(`
    insert into champions (id, key, key_fold, name) select n, 'Key' || n, 'key' || n, 'Name ' || n from generate_series(1, ${CHAMPIONS}) n;
    insert into players (id, puuid, platform, name_key) select n, 'p' || n, 'EUW1', 'name ' || n from generate_series(1, ${players}) n;`);
  await addGames(database, games, 1);
}

/** @param firstMatch row id of the first one’s match */
async function addGames(database: Database, games: readonly StatsGame[], firstMatch: number): Promise<void> {
  await database.transaction(async (writer) => {
    await writer.copy(
      'matches',
      ['id', 'match_id', 'platform', 'queue_id', 'started_at', 'duration_seconds', 'remake', 'source_rank', 'content_hash'],
      games.map((game, index) => [
        firstMatch + index,
        `EUW1_${firstMatch + index}`,
        'EUW1',
        game.queueId,
        game.at,
        game.seconds,
        game.remake,
        3,
        '',
      ]),
    );
    await writer.copy(
      'participants',
      [
        ...[
          'match_id',
          'slot',
          'player_id',
          'started_at',
          'queue_id',
          'duration_seconds',
          'remake',
          'team_id',
          'champion_id',
          'position',
          'win',
        ],
        ...[
          'kills',
          'deaths',
          'assists',
          'creep_score',
          'gold_earned',
          'damage_to_champions',
          'vision_score',
          'bot',
          'items',
          'summoner_spells',
        ],
        'augments',
      ],
      games.map((game, index) => [
        ...[
          firstMatch + index,
          1,
          game.player,
          game.at,
          game.queueId,
          game.seconds,
          game.remake,
          100,
          game.champion,
          game.position,
          game.win,
        ],
        ...[game.kills, game.deaths, game.assists, game.creepScore, game.gold, game.damage, game.vision, false, [], [], []],
      ]),
    );
  });
}
