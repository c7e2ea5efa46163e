import type { Protocol } from './cdp-pipe.js';

export interface ConsoleMessage {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly message: string;
  readonly lineNumber: number;
  readonly sourceId: string;
}

/** What a page wrote to its console, as Electron tells it. */
export function consoleMessage(call: Protocol.Runtime.consoleAPICalledPayload): ConsoleMessage {
  const frame = call.stackTrace?.callFrames[0];
  return {
    level: levelOf(call.type),
    message: call.args.map((value) => textOf(value)).join(' '),
    lineNumber: frame?.lineNumber ?? 0,
    sourceId: frame?.url ?? '',
  };
}

function levelOf(type: string): ConsoleMessage['level'] {
  switch (type) {
    case 'debug':
    case 'error':
    case 'warning':
      return type;
    case 'assert':
      return 'error';
    default:
      return 'info';
  }
}

function textOf({ value, description }: Protocol.Runtime.RemoteObject): string {
  if (typeof value === 'string') return value;
  return description ?? JSON.stringify(value as unknown);
}
