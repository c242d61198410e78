"""The command line: arguments in, text out; the only layer besides the web that turns errors into text."""
