/** How templates are read, the same whether compiled when bundling or at run time. GOV.UK Frontend's templates ask for the last two. */
export const templateOptions = { autoescape: true, trimBlocks: true, lstripBlocks: true } as const;
