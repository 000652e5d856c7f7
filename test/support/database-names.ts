/** The migrated database that test files clone, and how the clones are called. */
export const template = 'template_sayback';
export const databasePrefix = 'test_';
