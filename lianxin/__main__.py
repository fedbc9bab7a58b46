"""`python -m lianxin`: the same as `lianxin`."""

from lianxin.cli import main

if __name__ == "__main__":
    main()
