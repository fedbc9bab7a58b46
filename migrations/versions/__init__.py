"""One file a revision, oldest first by number; none of them imports a model."""
