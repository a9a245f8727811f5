// @ts-check
// Written by `python -m hashiya.browser_tables`: change it there.
/** An id, for the `pattern` of a field. */
export const ID = "[a-z0-9]+(-[a-z0-9]+)*";
/** The most characters of an id. */
export const ID_LENGTH = 80;
/** A web address. */
export const ADDRESS = "https?:\\/\\/[^\\s\\/]+.*";
/** A day, a month or a year. */
export const DATE = "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";
