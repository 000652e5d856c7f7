/** Addresses of pages that more than one room leads to. */
export const commitmentsPath = '/staff/commitments';
export const editionsPath = '/staff/editions';
export const gapsPath = '/staff/gaps';
export const ownSignInsPath = '/staff/your-sign-ins';
export const signUpPath = '/staff/sign-up';
export const victimsPath = '/staff/victims';

/** The page of one person who was harmed. */
export function victimPath(id: string): string {
  return `${victimsPath}/${id}`;
}
