/** Stand-in for the console's SDK in tests: the real package has no implementation outside a console. Grows with what the product uses. */
export {};
