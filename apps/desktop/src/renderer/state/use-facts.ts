import { useEffect, useState } from 'preact/hooks';
import type { FactsView } from '../../contract/views.js';
import { bridge } from './bridge.js';
import { useApp } from './context.js';

/** Facts about public services in the language of the windows; `undefined` until they came. */
export function useFacts(): FactsView | undefined {
  const { language } = useApp().settings;
  const [facts, setFacts] = useState<FactsView | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void bridge.request('facts.get', undefined).then((reply) => {
      if (wanted && reply.ok) setFacts(reply.result);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return facts;
}
