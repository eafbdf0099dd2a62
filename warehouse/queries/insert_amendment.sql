-- One row added per amendment.
insert into amendment (
    amendment_id, origin, source_id, centre_id, year, indicator_id, role, item, printed_value,
    printed_unit, right_value, right_unit, value, low, high, reason_zh, reason_en, made_by,
    made_at, revoked_by, revoked_at
)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
