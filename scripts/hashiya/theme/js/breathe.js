// @ts-check
/** A long piece of work in parts: what comes after this is a task of its own, and the browser does first what waits for it. */
const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);

export const breathe = () => scheduler?.yield?.() ?? new Promise((done) => void setTimeout(done));
