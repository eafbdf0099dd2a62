"""上传 Upload: a file brought in, checked, compared with what stands, and published."""

import streamlit as st

from dashboard import (
    upload_address,
    upload_begin,
    upload_corrections,
    upload_drafts,
    upload_notices,
)
from dashboard.markup import show, tag
from dashboard.texts import say
from dashboard.upload_opened import opened
from dashboard.upload_publish import published

number = upload_address.asked()
draft = upload_drafts.opened(number) if number is not None else None
batch = None
if number is not None and draft is None:
    with upload_notices.telling():
        batch = upload_drafts.batch_of(number)

st.html(upload_begin.STYLE)
show(tag("h1", draft.file_name if draft else batch.file_name if batch else say("page_upload")))
if draft:
    opened(draft)
elif batch and number:
    upload_notices.show_all()
    published(number, batch)
else:
    show(tag("p", say("upload_lead"), class_="lead"))
    upload_notices.show_all()
    upload_begin.begin()
    upload_begin.waiting()
    upload_corrections.remembered()
