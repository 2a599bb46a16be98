import { type ChampionRepository, createChampionRepository } from './champion-repository.ts';
import { type ChannelRepository, createChannelRepository } from './channel-repository.ts';
import type { Reader } from './database.ts';
import { createMatchRepository, type MatchRepository } from './match-repository.ts';
import { createParticipantRepository, type ParticipantRepository } from './participant-repository.ts';
import { createPlayerRepository, type PlayerRepository } from './player-repository.ts';
import { createPostRepository, type PostRepository } from './post-repository.ts';
import { createRankRepository, type RankRepository } from './rank-repository.ts';

/** Everything that reads rows, over one reader. */
export interface Repositories {
  readonly players: PlayerRepository;
  readonly ranks: RankRepository;
  readonly matches: MatchRepository;
  readonly participants: ParticipantRepository;
  readonly champions: ChampionRepository;
  readonly channels: ChannelRepository;
  readonly posts: PostRepository;
}

/** All repositories over a reader: made for each request, with the reader that counts its statements. */
export function createRepositories(reader: Reader): Repositories {
  return {
    players: createPlayerRepository(reader),
    ranks: createRankRepository(reader),
    matches: createMatchRepository(reader),
    participants: createParticipantRepository(reader),
    champions: createChampionRepository(reader),
    channels: createChannelRepository(reader),
    posts: createPostRepository(reader),
  };
}
