export function isRead(path: string, where: { compiled: boolean }): boolean;
