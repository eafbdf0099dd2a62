"""Recognition: figures out of the text of a report, each with the span it came from."""

from etl.recognise.document import recognise
from etl.recognise.reading import Reading, Recognised, Unread

__all__ = ["Reading", "Recognised", "Unread", "recognise"]
