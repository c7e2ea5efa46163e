/* global self */
self.postMessage('working');
