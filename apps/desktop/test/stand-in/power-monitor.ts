import { ModelledEmitter } from './modelled-emitter.js';

/** A PC on mains power that somebody uses; a test emits what happens to it. */
export class PowerMonitor extends ModelledEmitter {
  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'on-ac',
      'on-battery',
      'shutdown',
      'lock-screen',
      'unlock-screen',
      'user-did-become-active',
      'user-did-resign-active',
    ]);
  }

  getSystemIdleState(): string {
    return 'active';
  }

  getSystemIdleTime(): number {
    return 0;
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}
