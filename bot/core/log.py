"""Log lines: one JSON object a line, an event name and ids; never words, names or numbers."""

import logging
import sys
from types import TracebackType

import structlog

_ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def set_up(*, verbose: bool = False) -> None:
    """Send every log line to standard error as JSON; `verbose` shows debug lines too."""
    level = logging.DEBUG if verbose else logging.INFO
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _class_of_error_only,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    others = logging.StreamHandler(sys.stderr)
    others.setFormatter(_WithoutWords("%(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[others])


class _WithoutWords(logging.Formatter):
    """What libraries log of an exception: its class and where it was, never its message."""

    def formatException(self, ei: _ErrorInfo) -> str:  # noqa: N802 - logging's name
        """In place of the trace."""
        error = ei[1]
        return f"{type(error).__name__} at {_where(error)}" if error is not None else ""


def _class_of_error_only(
    _logger: object, _name: str, line: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """An exception's message may quote what a member wrote: only where it happened is kept."""
    error = line.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        line["error"] = type(error).__name__
        line["where"] = _where(error)
    return line


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    steps = []
    while trace is not None:
        steps.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(steps[-4:])
