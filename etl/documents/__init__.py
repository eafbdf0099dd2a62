"""A report file as text: what each format needs, and every refusal in one sentence.

What the text says is left to `etl.recognise`. Importing this loads no library of any format.
"""

from etl.documents.document import Box, Document, Page, Place
from etl.documents.reading import read_content, read_document
from etl.documents.refusals import UnreadableDocument

__all__ = [
    "Box",
    "Document",
    "Page",
    "Place",
    "UnreadableDocument",
    "read_content",
    "read_document",
]
