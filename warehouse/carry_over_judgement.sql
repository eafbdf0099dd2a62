-- What people decided, taken from the former warehouse: decisions about findings, amendments made
-- on the page, and groups of centres. A warehouse of before they could be made has none.
insert into decision
select decision_id, finding_id, state, note, made_by, made_at from former.decision;
insert into amendment
select
    (select coalesce(max(amendment_id), 0) from amendment)
        + row_number() over (order by amendment_id) as amendment_id,
    origin, source_id, centre_id, year, indicator_id, role, item, printed_value, printed_unit, right_value,
    right_unit, value, low, high, reason_zh, reason_en, made_by, made_at, revoked_by, revoked_at
from former.amendment
where origin = 'page';
insert into peer_group select group_name, centres, made_by, made_at from former.peer_group;
