"""The benchmarks of docs/PERFORMANCE.md: the durable path beside its peers, in one run."""
