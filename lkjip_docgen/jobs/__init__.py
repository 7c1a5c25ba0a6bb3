"""One module a job, from files to files: what the commands parse and call."""
