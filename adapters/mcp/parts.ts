import type { Assistant } from '../../src/contract/assistant.ts';
import type { Directory } from '../common/directory.ts';

/** The dependencies of the tools. */
export interface McpParts {
  assistant: Assistant;
  directory: Directory;
}
