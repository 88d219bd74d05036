/** The folder of a function's bundle, by the function's name. @throws Error for a function that was not bundled */
export type Assets = (name: string) => string;

export const assetsFrom =
  (folders: Readonly<Record<string, string>>): Assets =>
  (name) => {
    const folder = folders[name];
    if (!folder) throw new Error(`There is no bundle of a function ${name}`);
    return folder;
  };
