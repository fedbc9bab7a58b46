"""The whole way in one process: real encrypted XML in, texts out to a fake platform."""
