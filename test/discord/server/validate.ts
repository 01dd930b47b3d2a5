import { isDeepStrictEqual } from 'node:util';
import * as spec from 'discord-api-spec/zod';
import type { ZodMiniType } from 'zod/mini';

/**
 * What Discord would say of a body: the published schema of its route, and the limits that the schema
 * does not hold. The figures are written out here once more, so that a slip in the adapter's own is found.
 */
export function violations(method: string, path: string, body: unknown): string[] {
  const schema = schemaFor(method, path, body);
  if (!schema) return body === undefined ? [] : [`${method} ${path}: a body that no route of ours takes`];
  return [...againstSchema(schema, body), ...messagesIn(body).flatMap(messageViolations)].map(
    (fault) => `${method} ${path}: ${fault}`,
  );
}

function schemaFor(method: string, path: string, body: unknown): ZodMiniType | undefined {
  if (path.endsWith('/callback')) return callbackSchema(body);
  if (/^\/webhooks\/\d+\/[^/]+$/.test(path)) return spec.IncomingWebhookRequestPartialSchema;
  if (/^\/webhooks\/\d+\/[^/]+\/messages\//.test(path) && method === 'PATCH')
    return spec.IncomingWebhookUpdateRequestPartialSchema;
  if (/^\/channels\/\d+\/messages$/.test(path) && method === 'POST') return spec.MessageCreateRequestSchema;
  if (path === '/users/@me/channels') return spec.CreatePrivateChannelRequestSchema;
  return undefined;
}

function callbackSchema(body: unknown): ZodMiniType | undefined {
  const type = field(body, 'type');
  if (type === 4 || type === 5) return spec.CreateMessageInteractionCallbackRequestSchema;
  if (type === 6 || type === 7) return spec.UpdateMessageInteractionCallbackRequestSchema;
  if (type === 8) return spec.ApplicationCommandAutocompleteCallbackRequestSchema;
  if (type === 9) return spec.ModalInteractionCallbackRequestSchema;
  return undefined;
}

/** Faults by the schema, unknown keys included: the schema drops them, so what it returns differs. */
export function againstSchema(schema: ZodMiniType, body: unknown): string[] {
  const sent = withoutLibraryDefaults(body);
  const parsed = schema.safeParse(sent);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return isDeepStrictEqual(parsed.data, sent)
    ? []
    : [`keys that the schema does not know: ${JSON.stringify(sent)}`];
}

/** The client library sends these two along with every message, edits included; Discord ignores them there. */
function withoutLibraryDefaults(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([key, value]) => !((key === 'tts' || key === 'enforce_nonce') && value === false))
      .map(([key, value]) => [key, key === 'data' ? withoutLibraryDefaults(value) : value]),
  );
}

/** Faults of a command definition by the schema; Discord takes permissions as text, the schema as a number. */
export function commandViolations(command: Record<string, unknown>): string[] {
  const { default_member_permissions: permissions, ...rest } = command;
  const body =
    permissions === undefined ? rest : { ...rest, default_member_permissions: Number(permissions) };
  return againstSchema(spec.ApplicationCommandUpdateRequestSchema, body);
}

const V2 = 1 << 15;
const V2_TYPES = new Set([9, 10, 11, 12, 13, 14, 17]);

/** The message that a body holds: itself, or the data of a callback that posts or edits one. */
function messagesIn(body: unknown): unknown[] {
  const type = field(body, 'type');
  if (typeof type !== 'number') return [body];
  if (type === 5 || type === 6) return [];
  const data = field(body, 'data');
  return type === 4 || type === 7 ? [data] : type === 9 ? [{ modal: data }] : [];
}

/** Limits of PLATFORMS.md on one message or form. */
export function messageViolations(message: unknown): string[] {
  const faults: string[] = [];
  const parts = componentsIn(field(message, 'components') ?? field(field(message, 'modal'), 'components'));
  const flags = Number(field(message, 'flags') ?? 0);
  if (parts.some((part) => V2_TYPES.has(Number(part.type))) && !(flags & V2))
    faults.push('V2 components, no V2 flag');
  if (flags & V2 && (field(message, 'content') || field(message, 'embeds')))
    faults.push('content beside V2 components');
  if (parts.length > 40) faults.push(`${parts.length} components`);
  const length = parts.reduce((sum, part) => sum + visible(part), 0);
  if (length > 4000) faults.push(`${length} characters`);
  const ids = parts.map((part) => part.custom_id).filter((id) => typeof id === 'string');
  if (new Set(ids).size < ids.length) faults.push(`a custom_id twice: ${ids.join(' ')}`);
  for (const part of parts) faults.push(...partViolations(part));
  return faults;
}

type Part = Record<string, unknown>;

function partViolations(part: Part): string[] {
  const faults: string[] = [];
  if (typeof part.custom_id === 'string' && part.custom_id.length > 100) faults.push('custom_id over 100');
  if (part.type === 1) {
    const inner = componentsIn(part.components);
    if (inner.filter((one) => one.type === 2).length > 5) faults.push('more than 5 buttons in a row');
    if (inner.some((one) => one.type === 3) && inner.length > 1) faults.push('a select that shares its row');
  }
  if (part.type === 3) {
    const options = Array.isArray(part.options) ? part.options : [];
    const values = options.map((option) => field(option, 'value'));
    if (new Set(values).size < values.length) faults.push('two options of one value');
    if (options.some((option) => String(field(option, 'label')).trim() === ''))
      faults.push('an empty option');
  }
  if (part.type === 10 && String(part.content).trim() === '') faults.push('an empty text');
  if (part.type === 10 && /^\s*\|.*\|/m.test(String(part.content))) faults.push('a pipe table');
  return faults;
}

/** Every component, nested ones too. */
export function componentsIn(value: unknown): Part[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((part: Part) => [
    part,
    ...componentsIn(part.components),
    ...(part.accessory ? componentsIn([part.accessory]) : []),
    ...(part.component ? componentsIn([part.component]) : []),
  ]);
}

function visible(part: Part): number {
  const own = ['content', 'label', 'placeholder'].map((key) => part[key]);
  const options = Array.isArray(part.options) ? part.options.map((option) => field(option, 'label')) : [];
  const items = Array.isArray(part.items) ? part.items.map((item) => field(item, 'description')) : [];
  return [...own, ...options, ...items].reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? [...value].length : 0),
    0,
  );
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Part)[key] : undefined;
}
