// Types for the audit, which has the package itself beside it.
export * from "uqr";
