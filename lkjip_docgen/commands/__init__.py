"""One module a command: its options, and what it calls.

A command module imports only the standard library at the top, so that
`lkjip --help` starts as fast as Python itself; `add` declares the options
and `run` does the work and returns the exit status.
"""
