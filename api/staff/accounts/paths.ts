/** Where the list of those who work here is. */
export const accountsPath = '/staff/accounts';

/** The page of one of them. */
export function accountPath(id: string): string {
  return `${accountsPath}/${id}`;
}
