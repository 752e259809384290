"""The commands and their options, one module a group. What a command needs is loaded when it runs, so that `--help` is quick."""
