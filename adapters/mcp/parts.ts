import type { Assistant } from '../../src/contract/assistant.ts';
import type { Directory } from '../common/directory.ts';

/** What the tools answer from. */
export interface McpParts {
  assistant: Assistant;
  directory: Directory;
}
