import { channelDaysStep } from './channel-days-step.ts';
import { createMetaStep } from './meta-step.ts';
import { playerMonthsStep } from './player-months-step.ts';
import { rankFitStep } from './rank-fit-step.ts';
import { ratingStep } from './rating-step.ts';
import type { RefreshStep } from './refresh-step.ts';
import { standingStep } from './standing-step.ts';

/** All steps that keep analytics up to date, in the order they run in. */
export const analyticsSteps: readonly RefreshStep[] = [
  playerMonthsStep,
  createMetaStep(),
  ratingStep,
  rankFitStep,
  channelDaysStep,
  standingStep,
];
