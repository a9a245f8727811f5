// @ts-check
/** How what lies over the text looks, once that is here: what imports this waits for it. */
import { styled } from "./make.js";

await styled(new URL("../css/float.css", import.meta.url).href);
