export { type Engine, type EngineOptions, startEngine } from './engine.ts';
export type { EndedExecution } from './execution/ended-execution.ts';
export { type Integration, type ServiceCall, ServiceFailure } from './integrations/integration.ts';
export { taskTokens } from './task-tokens.ts';
export { realTimers, type Timers } from './timers.ts';
