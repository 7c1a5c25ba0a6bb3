"""The document tree: plain data that every writer reads and none changes."""
