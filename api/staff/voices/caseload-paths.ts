/** Addresses of the pages on which the caseload is kept. */
export const caseloadPath = '/staff/caseload';
export const enterPath = `${caseloadPath}/enter` as const;
export const importPath = `${caseloadPath}/import` as const;
