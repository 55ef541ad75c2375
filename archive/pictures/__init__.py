"""Pictures: where the marks of each stand, computed from plain values (pure)."""
