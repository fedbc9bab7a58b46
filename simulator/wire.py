"""XML as it goes over the wire: pushes are written here, passive replies are read here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class BadXml(ValueError):
    """Text that is not the XML of a passive reply."""


@dataclass(slots=True)
class Node:
    """One element: its name, its own text, its children in order."""

    name: str
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def find(self, name: str) -> "Node | None":
        """The first child of that name, None without one."""
        return next((child for child in self.children if child.name == name), None)

    def value(self, name: str) -> str:
        """The text of the first child of that name, "" without one."""
        child = self.find(name)
        return child.text if child else ""

    def every(self, name: str) -> Iterator["Node"]:
        """All children of that name."""
        return (child for child in self.children if child.name == name)


def parse(text: str) -> Node:
    """The root element. Raises BadXml for malformed text and for any DOCTYPE."""
    stack = [Node("")]
    parser = expat.ParserCreate()

    def opened(name: str, _attributes: dict[str, str]) -> None:
        node = Node(name)
        stack[-1].children.append(node)
        stack.append(node)

    def closed(_name: str) -> None:
        stack.pop()

    def written(data: str) -> None:
        stack[-1].text += data

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = written
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(text.encode("utf-8", errors="replace"), True)
    except expat.ExpatError as error:
        raise BadXml(f"not XML: {error}") from error
    return stack[0].children[0]


def _refuse_doctype(*_declaration: object) -> None:
    raise BadXml("a DOCTYPE is not accepted")


def cdata(text: str) -> str:
    """The text as CDATA, without what XML 1.0 forbids, the end mark split in two."""
    clean = FORBIDDEN.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{clean}]]>"


def element(name: str, value: object) -> str:
    """One element: numbers bare, text as CDATA, a list of (name, value) as children."""
    if isinstance(value, list):
        inner = "".join(element(child, content) for child, content in value)
    elif isinstance(value, int | float):
        inner = str(value)
    else:
        inner = cdata(str(value))
    return f"<{name}>{inner}</{name}>"


def document(fields: list[tuple[str, object]]) -> str:
    """`<xml>…</xml>` with the fields in order."""
    return element("xml", list(fields))
