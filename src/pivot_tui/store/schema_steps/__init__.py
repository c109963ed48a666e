"""The literal SQL of every step of the schema, a module each; what has been released is never edited."""
