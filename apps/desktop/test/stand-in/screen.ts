import { ModelledEmitter } from './modelled-emitter.js';

const BOUNDS = { x: 0, y: 0, width: 1280, height: 800 };
/** Without the panel at the top. */
const WORK_AREA = { x: 0, y: 32, width: 1280, height: 768 };

export function screenSize(): { readonly width: number; readonly height: number } {
  return { width: BOUNDS.width, height: BOUNDS.height };
}

function display(): object {
  return {
    id: 1,
    label: 'stand-in',
    bounds: { ...BOUNDS },
    size: { width: BOUNDS.width, height: BOUNDS.height },
    workArea: { ...WORK_AREA },
    workAreaSize: { width: WORK_AREA.width, height: WORK_AREA.height },
    scaleFactor: 1,
    rotation: 0,
    internal: true,
  };
}

/** One display of the smallest size that is still sold. */
export class Screen extends ModelledEmitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getPrimaryDisplay(): object {
    return display();
  }

  getAllDisplays(): object[] {
    return [display()];
  }

  getDisplayMatching(): object {
    return display();
  }

  getDisplayNearestPoint(): object {
    return display();
  }

  getCursorScreenPoint(): { x: number; y: number } {
    return { x: BOUNDS.width / 2, y: BOUNDS.height / 2 };
  }
}
