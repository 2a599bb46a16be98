/** Who asks. An operator may edit and see what concerns running the gateway. */
export interface Viewer {
  readonly role: 'ANONYMOUS' | 'OPERATOR';
}
