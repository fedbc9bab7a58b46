"""What is behind the doors: one folder a subject, imports downwards only (docs/ARCHITECTURE.md)."""
