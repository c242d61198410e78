"""Contents: what was said, found where a cue's frames say that it hangs."""
