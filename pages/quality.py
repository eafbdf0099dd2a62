"""质量 Quality: what checks found, what each report discloses, and what was put right."""

import streamlit as st

from dashboard import (
    charts,
    downloads,
    quality,
    quality_acts,
    quality_choices,
    quality_coverage,
    quality_opened,
    quality_register,
    quality_sheets,
    upload_notices,
)
from dashboard.choices import show_notices
from dashboard.markup import show, tag
from dashboard.quality_asked import EVERY
from dashboard.texts import language

st.html(quality.STYLE)
one, notice = quality_opened.asked(st.query_params.get("finding", ""))
if notice:
    show(tag("p", notice, class_="notice"))

if one:
    finding = one
    page = quality_opened.opened(finding, language())
    downloads.title(page.heading, page.name, lambda: quality_sheets.opened_sheets(finding))
    upload_notices.show_all()
    show(page.content)
    quality_acts.offer(finding)
    show(page.history)
else:
    head = st.container()
    view = quality_choices.view()
    under = st.container()
    title = quality_choices.titled(head, view)
    upload_notices.show_all()
    if view == "coverage":
        what = quality_coverage.show()
        title(lambda: quality_coverage.coverage_sheets(what))
    elif view == "corrections":
        quality_register.show()
        title(lambda: [quality_register.register_sheet()])
    else:
        asked = quality_choices.ask()
        show_notices()
        listed = quality.list_of(asked, language())
        with under:
            show(tag("p", listed.lead, class_="lead"))
        for column, picture in zip(charts.pair(), listed.pictures, strict=False):
            with column:
                charts.show(picture, picture.file_name)
        if asked.centre != EVERY:
            quality_acts.offer_letter(asked.centre)
        show(listed.content)
        title(lambda: quality_sheets.list_sheets(asked))
