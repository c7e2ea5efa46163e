/** The operations that need a code and nothing else. */
import { pairedCardView } from '../card-views.js';
import { useCaseOptions, withCodes, type Operation } from '../operation-context.js';

export const pair: Operation<'pair'> = async (context, { reader, nis, label, codes }) => {
  const { card, renewed } = await withCodes(context, codes, (source) =>
    context.middleware.pair(source, { ...useCaseOptions(context, nis), reader, label }),
  );
  await context.storeChanged();
  return { card: pairedCardView(card), renewed };
};

export const verifyPin: Operation<'verify-pin'> = async (context, { reader, nis: shown, codes }) => {
  const { nis } = await withCodes(context, codes, (source) =>
    context.middleware.verifyPin(source, { ...useCaseOptions(context, shown), reader }),
  );
  return { nis };
};

export const changePin: Operation<'change-pin'> = async (context, { reader, nis: shown, codes }) => {
  const { nis } = await withCodes(context, codes, (source) =>
    context.middleware.changePin(source, { ...useCaseOptions(context, shown), reader }),
  );
  return { nis };
};

export const unblockPin: Operation<'unblock-pin'> = async (context, { reader, nis: shown, codes }) => {
  const { nis } = await withCodes(context, codes, (source) =>
    context.middleware.unblockPin(source, { ...useCaseOptions(context, shown), reader }),
  );
  return { nis };
};
