"""Word files as such: package, blocks, words, controls and fields, for reading and writing alike."""
