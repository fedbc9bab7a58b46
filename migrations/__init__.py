"""The schema's history; ships with the program, run by `lianxin migrate`."""
