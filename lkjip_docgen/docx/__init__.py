"""Word files as such: package, blocks, words, controls and fields, to read and to write."""
