"""The tree that grows and is cut: opening, renaming, moving, merging and closing units."""
