/** The part of asl-validator's interface that the tests use; the package ships no types. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): { readonly isValid: boolean; errorsText(): string };
}
