// @ts-check
/** An article's page with what its reader has kept of it: fetched when there is something in the notebook, or comes to be. */
import { article } from "../notes.js";
import { allMarked, drawMarked } from "./marked.js";
import { open, buttonOf } from "./beside.js";
import { takeUp } from "./store.js";
import { tellFailed } from "./toast.js";
import { showSwitches } from "./own-switches.js";
import "./lost.js";

/** Go to what an address names: `#own-` and the id of something that is kept. */
async function arrive() {
  const [, id] = /^#own-([0-9a-f]{8,64})$/.exec(location.hash) ?? [],
    one = allMarked().find(({ entry }) => entry.id === id);
  if (!one) return;
  const range = one.places.find((place) => place.range)?.range,
    block = one.places.find((place) => place.block)?.block ?? null;
  (range?.startContainer.parentElement ?? block ?? document.getElementById("own-lost"))?.scrollIntoView({ block: "center", behavior: "instant" });
  const at = buttonOf(block);
  if (at) open(one, at);
}

try {
  await takeUp().catch(tellFailed);
  await drawMarked();
  await arrive();
  addEventListener("hashchange", () => void arrive());
} catch (error) {
  tellFailed(error);
}
showSwitches();
article.dataset.own = "";
