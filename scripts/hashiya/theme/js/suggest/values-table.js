// @ts-check
// Written by `python -m hashiya.browser_tables`: change it there.
/** An id, for the `pattern` of a field. */
export const ID = "[a-z0-9]+(-[a-z0-9]+)*";
/** The most characters of an id. */
export const ID_LENGTH = 80;
/** Ids that a note cannot have. */
export const TAKEN_IDS = ["index","con","prn","aux","nul","com1","com2","com3","com4","com5","com6","com7","com8","com9","lpt1","lpt2","lpt3","lpt4","lpt5","lpt6","lpt7","lpt8","lpt9"];
/** How a web address begins. */
export const ADDRESS = "^https?://[^\\s/]+";
/** Characters that an address never holds. */
export const NEVER_IN_ADDRESS = "\"<>`\\";
/** Characters that a host never holds. */
export const NEVER_IN_HOST = "<>\"'`{}|\\^*!$&(),;=";
/** Scripts whose letters are taken for each other. */
export const LOOK_ALIKE = ["Latin","Cyrillic","Greek","Armenian","Cherokee"];
/** What shows that an address was cut. */
export const CUT = /…|%(?![0-9A-Fa-f]{2})|[،؛؟»]$/u;
/** The most characters of an address. */
export const LONGEST_ADDRESS = 2000;
/** Of which an address has as many that open as that close. */
export const BRACKETS = [["(",")"],["[","]"]];
/** A text in which nothing can be seen. */
export const BLANK = /^[\s\p{Cf}\x1c-\x1f\x85]*$/u;
/** A day, a month or a year. */
export const DATE = "\\d{3,4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";
