"""Names as they are compared and stored."""


def plain_name(text: str) -> str:
    """A name without the spaces people put in to line up a table (张　三); Latin ones keep one."""
    parts = text.split()
    return (" " if any("a" <= letter.lower() <= "z" for letter in text) else "").join(parts)
