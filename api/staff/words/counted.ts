/** "1 invitation", "23 invitations". */
export function counted(many: number, one = 'invitation'): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}
